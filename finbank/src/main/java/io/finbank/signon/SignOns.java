package io.finbank.signon;

import io.finbank.bank.Institution;
import io.finbank.bank.Institutions;
import io.finbank.fault.Call;
import io.finbank.fault.Faults;
import io.finbank.fault.Step;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.resource.Visitor;
import org.springframework.stereotype.Service;

/** Signing on with user id and password. */
@Service
class SignOns {

    private static final int NOT_SUPPORTED_FOR_AGGREGATION = 920;

    private final Institutions institutions;
    private final Faults faults;
    private final Passwords passwords;
    private final Sessions sessions;

    SignOns(Institutions institutions, Faults faults, Passwords passwords, Sessions sessions) {
        this.institutions = institutions;
        this.faults = faults;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    SignOnOutcome begin(String institutionId, String userid, String password) {
        Institution institution =
                institutions
                        .find(institutionId)
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        faults.meet(Call.of(Step.SIGN_ON, institutionId, userid));
        refuseAtTheDoor(institution);
        Acceptance acceptance = passwords.check(institution, userid, password);
        return sessions.open(new Visitor(institutionId, userid, acceptance.profile(), null));
    }

    private static void refuseAtTheDoor(Institution institution) {
        switch (institution.status()) {
            case OFFLINE, MAINTENANCE -> throw new ProblemException(Problem.MAINTENANCE);
            case DECERTIFIED ->
                    throw new ProblemException(
                            Problem.NOT_SUPPORTED, NOT_SUPPORTED_FOR_AGGREGATION);
            case ONLINE -> {}
        }
        if (institution.oauth()) {
            throw new ProblemException(Problem.OAUTH_REQUIRED);
        }
    }
}
