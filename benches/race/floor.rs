//! The smallest ratatui program with one list that narrows as one types: what no program of this kind goes below.

use crossterm::event::{self, Event, KeyCode, KeyModifiers};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListState, Paragraph};

/// Runs until Ctrl-C.
pub(crate) fn run(lines: &[String]) {
    let mut terminal = ratatui::init();
    let (mut typed, mut state) = (String::new(), ListState::default().with_selected(Some(0)));
    loop {
        let found = lines.iter().filter(|line| line.contains(&typed));
        let list = List::new(found.map(String::as_str))
            .highlight_style(Style::new().add_modifier(Modifier::REVERSED));
        let drawn = terminal.draw(|frame| {
            let [top, rest] =
                Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(frame.area());
            frame.render_widget(Paragraph::new(format!("luopan {typed}")), top);
            frame.render_stateful_widget(list, rest, &mut state);
        });
        drawn.unwrap();
        if let Event::Key(key) = event::read().unwrap() {
            match key.code {
                KeyCode::Char('c') if key.modifiers == KeyModifiers::CONTROL => break,
                KeyCode::Char(letter) => typed.push(letter),
                KeyCode::Backspace => drop(typed.pop()),
                KeyCode::Down => state.select_next(),
                _ => {}
            }
        }
    }
    ratatui::restore();
}
