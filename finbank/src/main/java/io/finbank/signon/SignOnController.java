package io.finbank.signon;

import io.finbank.fault.Call;
import io.finbank.fault.Faults;
import io.finbank.fault.Step;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.resource.Visitor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sign-on calls. */
@RestController
class SignOnController {

    private final SignOns signOns;
    private final Sessions sessions;
    private final Faults faults;

    SignOnController(SignOns signOns, Sessions sessions, Faults faults) {
        this.signOns = signOns;
        this.sessions = sessions;
        this.faults = faults;
    }

    @PostMapping("/api/institutions/{institutionId}/sign-on")
    ResponseEntity<SignOnOutcome> signOn(
            @PathVariable String institutionId, @RequestBody Credentials credentials) {
        if (credentials.userid() == null || credentials.password() == null) {
            throw new ProblemException(Problem.BAD_REQUEST, "Give \"userid\" and \"password\".");
        }
        return answer(signOns.begin(institutionId, credentials.userid(), credentials.password()));
    }

    @PostMapping("/api/sign-on/answers")
    ResponseEntity<SignOnOutcome> answer(@RequestBody Answers answers) {
        if (answers.state() == null || answers.answers() == null) {
            throw new ProblemException(Problem.BAD_REQUEST, "Give \"state\" and \"answers\".");
        }
        return answer(signOns.answer(answers.state(), answers.answers()));
    }

    @PostMapping("/api/sign-on/code")
    ResponseEntity<SignOnOutcome> sendNewCode(@RequestBody Answers wish) {
        if (wish.state() == null) {
            throw new ProblemException(Problem.BAD_REQUEST, "Give \"state\".");
        }
        return answer(signOns.sendNewCode(wish.state()));
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOff(Visitor visitor, @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        faults.meet(Call.of(Step.REVOKE, visitor.institutionId(), visitor.userid()));
        sessions.close(authorization.substring("Bearer ".length()));
    }

    private static ResponseEntity<SignOnOutcome> answer(SignOnOutcome outcome) {
        return switch (outcome) {
            case SignOnOutcome.SignedOn signedOn -> ResponseEntity.ok(signedOn);
            case SignOnOutcome.Asked asked -> ResponseEntity.accepted().body(asked);
        };
    }

    record Answers(@Nullable String state, @Nullable Map<String, @Nullable String> answers) {

        @Override
        public String toString() {
            return "Answers[redacted]";
        }
    }

    record Credentials(@Nullable String userid, @Nullable String password) {

        @Override
        public String toString() {
            return "Credentials[redacted]";
        }
    }
}
