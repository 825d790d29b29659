package io.fairlead.connect.web;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Screen;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answers with which a browser comes to a screen. */
@Component
class ScreenAnswers {

    private final Pages pages;

    ScreenAnswers(Pages pages) {
        this.pages = pages;
    }

    ResponseEntity<String> page(ScreenPage page) {
        return page(HttpStatus.OK, page);
    }

    ResponseEntity<String> page(HttpStatus status, ScreenPage page) {
        return Html.page(status, pages.render(page.screen().template(), page));
    }

    /** Leads to the screen at which the session stands. */
    ResponseEntity<String> toScreen(Visit.Running running) {
        return Html.seeOther(
                running.session().ending() == null
                        ? running.page("/" + Screen.of(running.session().stage()).path())
                        : running.page("/end"));
    }
}
