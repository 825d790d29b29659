package io.finbank.signon;

import io.finbank.bank.Institutions;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes passwords, as consumers do at their bank without telling anybody. */
@RestController
@RequestMapping("/api/institutions/{institutionId}/users/{userid}/password")
@ResponseStatus(HttpStatus.NO_CONTENT)
class PasswordsController {

    private final Institutions institutions;
    private final Passwords passwords;

    PasswordsController(Institutions institutions, Passwords passwords) {
        this.institutions = institutions;
        this.passwords = passwords;
    }

    @PutMapping
    void change(
            @PathVariable String institutionId,
            @PathVariable String userid,
            @RequestBody ChangeRequest request) {
        if (request.current() == null || request.wanted() == null || request.wanted().isBlank()) {
            throw new ProblemException(Problem.BAD_REQUEST, "Give \"current\" and \"wanted\".");
        }
        passwords.change(
                institutions.known(institutionId), userid, request.current(), request.wanted());
    }

    @DeleteMapping
    void reset(@PathVariable String institutionId, @PathVariable String userid) {
        passwords.reset(institutions.known(institutionId), userid);
    }

    record ChangeRequest(@Nullable String current, @Nullable String wanted) {

        @Override
        public String toString() {
            return "ChangeRequest[redacted]";
        }
    }
}
