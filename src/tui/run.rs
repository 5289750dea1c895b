//! The loop: event -> action -> update -> effect -> settle sizes -> draw.

use std::io;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::app::{Action, App, Effect, Message};
use crate::data::Text;

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
    let mut session = Session::start()?;
    let mut screen = Screen::new(look, keymap);
    loop {
        session.draw(|frame| {
            screen.settle(app, frame.area());
            screen.draw(frame, app);
        })?;
        let mut next = Some(session.wait()?);
        while let Some(input) = next {
            if act(&mut session, &screen, app, input)? {
                return Ok(());
            }
            // What has already come is acted on before drawing, unless it needs sizes that are not settled yet.
            next = if app.target().is_none() {
                session.ready()?
            } else {
                None
            };
        }
    }
}

/// Acts on an input; whether it is the end.
fn act(session: &mut Session, screen: &Screen, app: &mut App, input: Input) -> io::Result<bool> {
    match action(app, screen, input) {
        Some(action) => {
            let effect = app.update(action);
            carry_out(session, screen, app, effect)
        }
        None => Ok(false),
    }
}

/// What an input means.
fn action(app: &App, screen: &Screen, input: Input) -> Option<Action> {
    match input {
        Input::Key(event) => screen.keymap().action(Mode::of(app), event),
        Input::Mouse(event) => mouse(app, screen, event),
        Input::Paste(text) => Some(Action::Paste(text)),
        Input::Resize | Input::Resumed => None,
    }
}

fn mouse(app: &App, screen: &Screen, event: MouseEvent) -> Option<Action> {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => screen.click(app, at),
        MouseEventKind::ScrollDown => screen.wheel(app, at, 1),
        MouseEventKind::ScrollUp => screen.wheel(app, at, -1),
        _ => None,
    }
}

/// Does what an update asks for; whether it is the end.
fn carry_out(
    session: &mut Session,
    screen: &Screen,
    app: &mut App,
    effect: Effect,
) -> io::Result<bool> {
    match effect {
        Effect::None => {}
        Effect::Run | Effect::LookUp => {
            if let Some(action) = screen.answer(app, &effect) {
                let effect = app.update(action);
                return carry_out(session, screen, app, effect);
            }
        }
        Effect::Copy => copy(session, app, screen.text(app, false))?,
        Effect::CopyPage => copy(session, app, screen.text(app, true))?,
        Effect::Open(address) => tell(app, outside::open(&address)),
        Effect::Redraw => session.redraw(),
        Effect::Suspend => session.suspend()?,
        Effect::Quit => return Ok(true),
    }
    Ok(false)
}

/// Copies `text` both ways, and says what became of it.
fn copy(session: &mut Session, app: &mut App, text: Option<String>) -> io::Result<()> {
    let Some(text) = text else { return Ok(()) };
    let sequence = outside::osc52(&text);
    if let Some(bytes) = &sequence {
        session.write(bytes)?;
    }
    let taken = outside::to_system_clipboard(&text);
    tell(app, outside::copied(sequence.is_some(), taken));
    Ok(())
}

fn tell(app: &mut App, text: Text) {
    app.update(Action::Tell(Message::Said(text)));
}

/// Columns of the terminal on standard output, if it is one.
pub fn columns() -> Option<usize> {
    crossterm::terminal::size()
        .ok()
        .map(|(columns, _)| usize::from(columns))
        .filter(|&columns| columns > 0)
}
