//! The loop: event -> action -> update -> effect -> settle sizes -> draw.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::thread;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::app::{
    Action, App, Effect, Exported, Extent, Kept, Markup, Message, Overlay, Pen, Writing,
};
use crate::data::Text;
use crate::search::Worker;
use crate::settings::ThemeName;
use crate::watch::{Watch, Watching};
use crate::words::{self, Glyphs};

use super::desk::Desk;
use super::input::{Dress, Fault, Fresh, Input};
use super::keys::{Keymap, Mode};
use super::outside;
use super::parcel::{Parcel, parcels};
use super::screen::Screen;
use super::session::{NoTerminal, Session};
use super::theme::Look;
use super::themes::Themes;

/// Explores until the user quits; the theme that was switched to, if any.
///
/// # Errors
/// When there is no terminal to draw on, or it is lost.
pub fn explore(app: &mut App, setup: Setup) -> Result<Option<ThemeName>, NoTerminal> {
    let session = Session::start()?;
    let look = Look {
        theme: setup.themes.theme(),
        glyphs: setup.glyphs,
    };
    let mut explorer = Explorer {
        session,
        screen: Screen::new(look, setup.keymap),
        themes: setup.themes,
        worker: None,
        desk: setup.desk,
        write: setup.write,
        indexed: None,
        app,
    };
    explorer.show()?;
    // Only now: threads would take processor and memory from the first frame.
    explorer.session.listen()?;
    let reload = setup.reload.map(|reload| reload.start(&explorer.session));
    let _watching = reload.transpose()?;
    explorer.run()?;
    Ok(explorer.themes.chosen())
}

/// What an exploration is set up with.
pub struct Setup {
    /// How things look.
    pub themes: Themes,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// The keys.
    pub keymap: Keymap,
    /// The files shown.
    pub reload: Option<Reload>,
    /// Where notes are written; `None` when there is no folder for them.
    pub desk: Option<Desk>,
    /// Writes files for others.
    pub write: Write,
}

/// Writes a file in the state's language, in place of another one only when told to `replace` it; says what became of
/// it.
pub type Write = Box<dyn Fn(&App, &Parcel, bool) -> Exported>;

/// The files shown, and how they are read again when they change.
pub struct Reload {
    /// Looks at the files.
    pub watch: Watch,
    /// Reads those that have changed; says which to look at from then on.
    pub read: Read,
}

/// From the paths that have changed to what they hold, and to the paths to look at.
pub type Read = Box<dyn FnMut(&[PathBuf]) -> (Fresh, Vec<PathBuf>) + Send>;

impl Reload {
    /// Reads the files after each change, beside the keys, until what is returned is dropped.
    fn start(self, session: &Session) -> io::Result<Watching> {
        let (sender, mut read) = (session.sender(), self.read);
        self.watch.spawn(move |changed| {
            let (fresh, paths) = read(changed);
            match sender.send(Ok(Input::Reloaded(Box::new(fresh)))) {
                Ok(()) => ControlFlow::Continue(paths),
                Err(_) => ControlFlow::Break(()),
            }
        })
    }
}

/// All that takes part in a run.
struct Explorer<'a> {
    session: Session,
    screen: Screen,
    themes: Themes,
    /// Searches an atlas too large to be searched between two frames, in this edition of it; started when needed.
    worker: Option<(u32, Worker)>,
    desk: Option<Desk>,
    write: Write,
    /// The edition of the atlas whose index is made, or being made.
    indexed: Option<u32>,
    app: &'a mut App,
}

impl Explorer<'_> {
    /// Draws what there is to see, after putting the query to a search that goes on beside it.
    fn show(&mut self) -> io::Result<()> {
        if self.app.asks() {
            self.ask()?;
        }
        let (screen, app) = (&mut self.screen, &mut *self.app);
        self.session.draw(|frame| {
            screen.settle(app, frame.area());
            screen.draw(frame, app);
        })?;
        screen.complete(app);
        Ok(())
    }

    fn run(&mut self) -> io::Result<()> {
        loop {
            self.prepare();
            let mut next = Some(self.session.wait()?);
            while let Some(input) = next {
                if self.act(input)? {
                    return Ok(());
                }
                // What has already come is acted on before drawing, unless it needs sizes that are not settled yet.
                next = if self.app.is_settled() {
                    self.session.ready()?
                } else {
                    None
                };
            }
            // Before it is drawn, so that no letter that was seen can be lost.
            self.keep_note();
            self.show()?;
        }
    }

    /// Makes the index beside the keys, once there is something to look at: the first frame lists everything, and the
    /// thread would only take processor and memory from it.
    fn prepare(&mut self) {
        let edition = self.app.edition();
        if self.indexed.replace(edition) != Some(edition) {
            // Without a thread to spare the first search makes it.
            let _ = thread::Builder::new().spawn(self.app.indexer());
        }
    }

    /// Puts the query to the worker; what it finds comes as an input.
    fn ask(&mut self) -> io::Result<()> {
        let edition = self.app.edition();
        let (_, worker) = match &mut self.worker {
            Some(at_work) if at_work.0 == edition => at_work,
            none => {
                let sender = self.session.sender();
                let worker = Worker::new(self.app.indexer(), move |answer| {
                    // Nobody listens any more when the run is over.
                    let _ = sender.send(Ok(Input::Found(answer)));
                })?;
                none.insert((edition, worker))
            }
        };
        worker.ask(self.app.query().clone(), self.app.lang());
        self.app.update(Action::Asked);
        Ok(())
    }

    /// Puts what was written since into the draft.
    fn keep_note(&mut self) {
        let Some(writing) = self.app.writing() else {
            return;
        };
        if let (Some(text), Some(desk)) = (writing.unkept(), &mut self.desk) {
            let kept = desk.keep(writing, text);
            self.app.update(Action::Note(Pen::Kept(kept)));
        }
    }

    /// Saves the note; whether it is the end.
    fn save_note(&mut self) -> io::Result<bool> {
        let Some(writing) = self.app.writing() else {
            return Ok(false);
        };
        let kept = match &mut self.desk {
            Some(desk) => desk.save(writing),
            None => Kept::Failed(words::no_folder()),
        };
        let effect = self.app.update(Action::Note(Pen::Kept(kept)));
        self.carry_out(effect)
    }

    /// Acts on an input; whether it is the end.
    fn act(&mut self, input: Input) -> io::Result<bool> {
        if let Input::Reloaded(fresh) = input {
            self.take(*fresh);
            return Ok(false);
        }
        match self.action(input) {
            Some(action) => {
                let effect = self.app.update(action);
                self.carry_out(effect)
            }
            None => Ok(false),
        }
    }

    /// Takes what changed files hold; where one has a fault, what was there stays.
    fn take(&mut self, fresh: Fresh) {
        let mut faults = Vec::new();
        match fresh.dress {
            Some(Ok(Dress {
                themes,
                glyphs,
                keymap,
            })) => {
                self.themes.renew(themes);
                let theme = self.themes.theme();
                self.screen.dress(Look { theme, glyphs }, keymap);
            }
            Some(Err(fault)) => faults.push(fault),
            None => {}
        }
        if let Some(notes) = fresh.notes {
            self.app.update(Action::Note(Pen::Read(notes)));
        }
        match fresh.atlas {
            Some(Ok(atlas)) => drop(self.app.update(Action::Reload(Box::new(atlas)))),
            Some(Err(fault)) => faults.push(fault),
            None => {}
        }
        if let Some(Fault { quoted, place }) = faults.pop() {
            self.app
                .update(Action::Tell(Message::Fault { quoted, place }));
        }
    }

    /// What an input means.
    fn action(&self, input: Input) -> Option<Action> {
        match input {
            Input::Key(event) => self.screen.keymap().action(Mode::of(self.app), event),
            Input::Mouse(event) => self.mouse(event),
            Input::Paste(text) => Some(Action::Paste(text)),
            Input::Found(answer) => {
                let is_newest = {
                    let worker = self.worker.as_ref();
                    worker.is_some_and(|(_, worker)| worker.is_newest(&answer))
                };
                // A query typed since is still to be asked.
                (is_newest && !self.app.asks()).then_some(Action::Found(answer.matches))
            }
            Input::Reloaded(_) | Input::Resize | Input::Resumed => None,
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
            Effect::Copy(extent, markup) => self.copy(extent, markup)?,
            Effect::Export { replace } => self.export(replace),
            Effect::SaveNote => return self.save_note(),
            Effect::DropDraft => self.drop_draft(),
            Effect::Open(address) => self.tell(outside::open(&address)),
            Effect::NextTheme => {
                let says = self.themes.next();
                self.screen.wear(self.themes.theme());
                self.tell(says);
            }
            Effect::Redraw => self.session.redraw(),
            Effect::Suspend => self.session.suspend()?,
            Effect::Quit => {
                if self.app.writing().is_none_or(Writing::is_saved) {
                    self.drop_draft();
                }
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes the chosen file.
    fn export(&mut self, replace: bool) {
        let Some(Overlay::Export(export)) = self.app.overlay() else {
            return;
        };
        let Some(parcel) = parcels(self.app).into_iter().nth(export.chosen) else {
            return;
        };
        let exported = (self.write)(self.app, &parcel, replace);
        self.app.update(Action::Exported(exported));
    }

    fn drop_draft(&mut self) {
        if let Some(desk) = &mut self.desk {
            desk.drop_draft();
        }
    }

    /// Copies what is at hand, by the terminal and by the system; says what became of it.
    fn copy(&mut self, extent: Extent, markup: Markup) -> io::Result<()> {
        let Some(text) = self.screen.text(self.app, extent, markup) else {
            self.tell(outside::nothing_to_copy());
            return Ok(());
        };
        let mut said = self
            .put_on_clipboards(&text)?
            .map(|by| outside::copied(markup, by));
        if said.is_none() && extent == Extent::Whole {
            let section = self.screen.text(self.app, Extent::Section, markup);
            let section = section
                .map(|text| self.put_on_clipboards(&text))
                .transpose()?;
            said = section
                .flatten()
                .map(|by| outside::copied_section(markup, by));
        }
        self.tell(said.unwrap_or_else(outside::too_long));
        Ok(())
    }

    /// Puts `text` on a clipboard; by whom, `None` when it is too long for the terminal and the system has none.
    fn put_on_clipboards(&mut self, text: &str) -> io::Result<Option<outside::Clipboard>> {
        let sequence = outside::osc52(text);
        if let Some(bytes) = &sequence {
            self.session.write(bytes)?;
        }
        Ok(match (outside::to_system_clipboard(text), sequence) {
            (true, _) => Some(outside::Clipboard::System),
            (false, Some(_)) => Some(outside::Clipboard::Terminal),
            (false, None) => None,
        })
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
