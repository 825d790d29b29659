package io.fairlead.connect.web;

import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.end.EndScreen;
import io.fairlead.connect.screen.unavailable.UnavailablePage;
import io.fairlead.shared.api.ProblemAdvice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers every call for a session that has ended, or that never was. */
@ControllerAdvice(basePackageClasses = NotRunningAdvice.class)
class NotRunningAdvice {

    private final EndScreen end;
    private final ScreenAnswers answers;
    private final ProblemAdvice problems;

    NotRunningAdvice(EndScreen end, ScreenAnswers answers, ProblemAdvice problems) {
        this.end = end;
        this.answers = answers;
        this.problems = problems;
    }

    /** Nobody else handles what a handler of exceptions throws. */
    @ExceptionHandler
    @SuppressWarnings("CatchingUnchecked")
    ResponseEntity<?> answer(NotRunningException exception, HttpServletRequest request) {
        try {
            return answer(exception.visit());
        } catch (RuntimeException e) {
            return problems.unexpected(e, request);
        }
    }

    private ResponseEntity<String> answer(Visit visit) {
        return switch (visit) {
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
