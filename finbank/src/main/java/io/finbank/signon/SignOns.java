package io.finbank.signon;

import io.finbank.bank.Institution;
import io.finbank.bank.Institutions;
import io.finbank.fault.Call;
import io.finbank.fault.Faults;
import io.finbank.fault.Step;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.resource.Visitor;
import io.finbank.signon.question.Questions;
import io.finbank.signon.question.Script;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Signing on with user id and password, and answering what the bank asks then. */
@Service
class SignOns {

    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(5);
    private static final int NOT_SUPPORTED_FOR_AGGREGATION = 920;

    private final Institutions institutions;
    private final Faults faults;
    private final Passwords passwords;
    private final SignOnStateStore states;
    private final Sessions sessions;
    private final Clock clock;
    private final Questions questions = new Questions(new SecureRandom());

    SignOns(
            Institutions institutions,
            Faults faults,
            Passwords passwords,
            SignOnStateStore states,
            Sessions sessions,
            Clock clock) {
        this.institutions = institutions;
        this.faults = faults;
        this.passwords = passwords;
        this.states = states;
        this.sessions = sessions;
        this.clock = clock;
    }

    SignOnOutcome begin(String institutionId, String userid, String password) {
        var institution = institutions.known(institutionId);
        faults.meet(Call.of(Step.SIGN_ON, institutionId, userid));
        refuseAtTheDoor(institution);
        var acceptance = passwords.check(institution, userid, password);
        var visitor = new Visitor(institutionId, userid, acceptance.profile(), null);
        return acceptance.script() == Script.NONE
                ? sessions.open(visitor)
                : ask(PendingSignOn.of(visitor, acceptance.script()), null);
    }

    private static void refuseAtTheDoor(Institution institution) {
        switch (institution.status()) {
            case MAINTENANCE -> throw new ProblemException(Problem.MAINTENANCE);
            case DECERTIFIED ->
                    throw new ProblemException(
                            Problem.NOT_SUPPORTED, NOT_SUPPORTED_FOR_AGGREGATION);
            case ONLINE -> {}
        }
        if (institution.oauth()) {
            throw new ProblemException(Problem.OAUTH_REQUIRED);
        }
    }

    /** Takes the answers to what was asked with a state, which is used up by that. */
    SignOnOutcome answer(String state, Map<String, @Nullable String> answers) {
        return goOn(take(state), answers);
    }

    /** Sends another code in place of the one that was sent with a state, which is used up. */
    SignOnOutcome sendNewCode(String state) {
        var pending = take(state);
        if (!pending.allowsNewCode()) {
            throw new ProblemException(Problem.NOT_SUPPORTED);
        }
        return ask(pending.expecting(questions.code()), null);
    }

    private PendingSignOn take(String state) {
        var hash = OpaqueToken.hash(state);
        var pending =
                states.find(hash, clock.instant())
                        .orElseThrow(() -> new ProblemException(Problem.STATE_EXPIRED));
        var visitor = pending.visitor();
        faults.meet(Call.of(Step.ANSWERS, visitor.institutionId(), visitor.userid()));
        if (!states.use(hash)) {
            throw new ProblemException(Problem.STATE_EXPIRED);
        }
        return pending;
    }

    private SignOnOutcome goOn(PendingSignOn pending, Map<String, @Nullable String> answers) {
        if (isWrong(pending, answers)) {
            return askOnceMore(pending.afterWrongAnswer());
        }
        var firstRound = pending.round() == 1;
        if (firstRound && pending.script() == Script.TEXT && answers.containsValue("mfa")) {
            return ask(pending.inSecondRound(), null);
        }
        if (firstRound && pending.script() == Script.CODE) {
            return ask(pending.inSecondRound().expecting(questions.code()), null);
        }
        return sessions.open(pending.visitor());
    }

    private static boolean isWrong(PendingSignOn pending, Map<String, @Nullable String> answers) {
        var missing =
                answers.size() < pending.script().questionsAtOnce()
                        || answers.values().stream().anyMatch(SignOns::isBlank);
        var failsOnPurpose = pending.script() == Script.CHOICE && answers.containsValue("fail");
        var wrongCode = pending.expected() != null && !answers.containsValue(pending.expected());
        return missing || failsOnPurpose || wrongCode;
    }

    private static boolean isBlank(@Nullable String answer) {
        return answer == null || answer.isBlank();
    }

    private SignOnOutcome askOnceMore(PendingSignOn pending) {
        if (!pending.allowsAnswers()) {
            throw new ProblemException(Problem.WRONG_ANSWER);
        }
        return ask(pending, Problem.WRONG_ANSWER.code());
    }

    private SignOnOutcome ask(PendingSignOn pending, @Nullable Integer refused) {
        var now = clock.instant();
        states.deleteExpired(now);
        var state = OpaqueToken.random();
        var expiresAt = now.plus(TIME_TO_ANSWER);
        states.insert(OpaqueToken.hash(state), pending, expiresAt);
        return new SignOnOutcome.Asked(
                state,
                expiresAt,
                questions.of(pending.script(), pending.round(), pending.expected()),
                refused,
                pending.allowsNewCode());
    }
}
