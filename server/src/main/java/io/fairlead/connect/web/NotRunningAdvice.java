package io.fairlead.connect.web;

import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.end.EndScreen;
import io.fairlead.connect.screen.unavailable.UnavailablePage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers every call for a session that has ended, or that never was. */
@ControllerAdvice(basePackageClasses = NotRunningAdvice.class)
class NotRunningAdvice {

    private final EndScreen end;
    private final ScreenAnswers answers;

    NotRunningAdvice(EndScreen end, ScreenAnswers answers) {
        this.end = end;
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<String> answer(NotRunningException exception) {
        return switch (exception.visit()) {
            case Visit.Running running -> answers.toScreen(running);
            case Visit.Ended ended -> answers.page(end.page(ended));
            case Visit.Suspended suspended ->
                    answers.page(
                            HttpStatus.FORBIDDEN,
                            UnavailablePage.disabled(suspended.texts(), suspended.look()));
            case Visit.Unknown(var texts) ->
                    answers.page(HttpStatus.GONE, UnavailablePage.expired(texts));
        };
    }
}
