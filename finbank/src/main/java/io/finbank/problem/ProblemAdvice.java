package io.finbank.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers everything that ends a call of the API early. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(ProblemException e) {
        return answer(e.problem().status(), e);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class
    })
    ResponseEntity<ProblemBody> unreadable() {
        return refused(new ProblemException(Problem.BAD_REQUEST));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> other(Exception e) {
        if (e instanceof ErrorResponse response) {
            return refusedBySpring(response.getStatusCode().value());
        }
        log.error("A call failed", e);
        return refused(new ProblemException(Problem.INTERNAL));
    }

    private static ResponseEntity<ProblemBody> refusedBySpring(int status) {
        Problem problem =
                status == HttpStatus.NOT_FOUND.value() ? Problem.NOT_FOUND : Problem.BAD_REQUEST;
        return answer(status, new ProblemException(problem));
    }

    private static ResponseEntity<ProblemBody> answer(int status, ProblemException problem) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ProblemBody.of(problem));
    }
}
