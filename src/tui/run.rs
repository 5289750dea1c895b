//! The loop: event -> action -> update -> effect -> settle sizes -> draw.

use std::io;
use std::thread;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::app::{Action, App, Effect, Message};
use crate::data::Text;
use crate::search::Worker;

use super::input::Input;
use super::keys::{Keymap, Mode};
use super::outside;
use super::screen::Screen;
use super::session::{NoTerminal, Session};
use super::theme::Look;

/// Explores until the user quits.
///
/// # Errors
/// When there is no terminal to draw on, or it is lost.
pub fn explore(app: &mut App, look: Look, keymap: Keymap) -> Result<(), NoTerminal> {
    let mut explorer = Explorer {
        session: Session::start()?,
        screen: Screen::new(look, keymap),
        worker: None,
        prepared: false,
        app,
    };
    explorer.run()?;
    Ok(())
}

/// All that takes part in a run.
struct Explorer<'a> {
    session: Session,
    screen: Screen,
    /// Searches an atlas too large to be searched between two frames; started when first needed.
    worker: Option<Worker>,
    /// The index is being made.
    prepared: bool,
    app: &'a mut App,
}

impl Explorer<'_> {
    fn run(&mut self) -> io::Result<()> {
        loop {
            if self.app.asks() {
                self.ask()?;
            }
            let (screen, app) = (&mut self.screen, &mut *self.app);
            self.session.draw(|frame| {
                screen.settle(app, frame.area());
                screen.draw(frame, app);
            })?;
            self.prepare();
            let mut next = Some(self.session.wait()?);
            while let Some(input) = next {
                if self.act(input)? {
                    return Ok(());
                }
                // What has already come is acted on before drawing, unless it needs sizes that are not settled yet.
                next = if self.app.target().is_none() {
                    self.session.ready()?
                } else {
                    None
                };
            }
        }
    }

    /// Makes the index beside the keys, once there is something to look at: the first frame lists everything, and the
    /// thread would only take processor and memory from it.
    fn prepare(&mut self) {
        if !std::mem::replace(&mut self.prepared, true) {
            // Without a thread to spare the first search makes it.
            let _ = thread::Builder::new().spawn(self.app.indexer());
        }
    }

    /// Puts the query to the worker; what it finds comes as an input.
    fn ask(&mut self) -> io::Result<()> {
        let worker = match &mut self.worker {
            Some(worker) => worker,
            none => {
                let sender = self.session.sender();
                let worker = Worker::new(self.app.indexer(), move |answer| {
                    // Nobody listens any more when the run is over.
                    let _ = sender.send(Ok(Input::Found(answer)));
                })?;
                none.insert(worker)
            }
        };
        worker.ask(self.app.query().clone(), self.app.lang());
        self.app.update(Action::Asked);
        Ok(())
    }

    /// Acts on an input; whether it is the end.
    fn act(&mut self, input: Input) -> io::Result<bool> {
        match self.action(input) {
            Some(action) => {
                let effect = self.app.update(action);
                self.carry_out(effect)
            }
            None => Ok(false),
        }
    }

    /// What an input means.
    fn action(&self, input: Input) -> Option<Action> {
        match input {
            Input::Key(event) => self.screen.keymap().action(Mode::of(self.app), event),
            Input::Mouse(event) => self.mouse(event),
            Input::Paste(text) => Some(Action::Paste(text)),
            Input::Found(answer) => {
                let is_newest = self.worker.as_ref().is_some_and(|w| w.is_newest(&answer));
                // A query typed since is still to be asked.
                (is_newest && !self.app.asks()).then_some(Action::Found(answer.hits))
            }
            Input::Resize | Input::Resumed => None,
        }
    }

    fn mouse(&self, event: MouseEvent) -> Option<Action> {
        let at = Position::new(event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.screen.click(self.app, at),
            MouseEventKind::ScrollDown => self.screen.wheel(self.app, at, 1),
            MouseEventKind::ScrollUp => self.screen.wheel(self.app, at, -1),
            _ => None,
        }
    }

    /// Does what an update asks for; whether it is the end.
    fn carry_out(&mut self, effect: Effect) -> io::Result<bool> {
        match effect {
            Effect::None => {}
            Effect::Run | Effect::LookUp => {
                if let Some(action) = self.screen.answer(self.app, &effect) {
                    let effect = self.app.update(action);
                    return self.carry_out(effect);
                }
            }
            Effect::Copy => self.copy(false)?,
            Effect::CopyPage => self.copy(true)?,
            Effect::Open(address) => self.tell(outside::open(&address)),
            Effect::Redraw => self.session.redraw(),
            Effect::Suspend => self.session.suspend()?,
            Effect::Quit => return Ok(true),
        }
        Ok(false)
    }

    /// Copies the statement under the cursor, or all there is, in both ways; says what became of it.
    fn copy(&mut self, whole: bool) -> io::Result<()> {
        let Some(text) = self.screen.text(self.app, whole) else {
            return Ok(());
        };
        let sequence = outside::osc52(&text);
        if let Some(bytes) = &sequence {
            self.session.write(bytes)?;
        }
        let taken = outside::to_system_clipboard(&text);
        self.tell(outside::copied(sequence.is_some(), taken));
        Ok(())
    }

    fn tell(&mut self, text: Text) {
        self.app.update(Action::Tell(Message::Said(text)));
    }
}

/// Columns of the terminal on standard output, if it is one.
pub fn columns() -> Option<usize> {
    crossterm::terminal::size()
        .ok()
        .map(|(columns, _)| usize::from(columns))
        .filter(|&columns| columns > 0)
}
