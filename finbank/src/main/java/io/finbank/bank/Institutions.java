package io.finbank.bank;

import static io.finbank.bank.Institution.Status.DECERTIFIED;
import static io.finbank.bank.Institution.Status.MAINTENANCE;
import static io.finbank.bank.Institution.Status.ONLINE;
import static io.finbank.bank.Institution.Users.BOTH;
import static io.finbank.bank.Institution.Users.PROFILES;
import static io.finbank.bank.Institution.Users.TEST_USERS;

import io.finbank.bank.Institution.Status;
import io.finbank.bank.Institution.Users;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The banks that FinBank plays. */
@Component
public class Institutions {

    private static final List<Institution> ALL =
            List.of(
                    bank("101732", "FinBank", ONLINE, TEST_USERS),
                    bank("101723", "FinBank Classic", ONLINE, BOTH),
                    bank("102105", "FinBank Profiles - A", ONLINE, PROFILES),
                    bank("102168", "FinBank Profiles - B", ONLINE, PROFILES),
                    bank("199100", "FinBank Profiles - C", ONLINE, PROFILES),
                    bank("176081", "FinBank Profiles J", ONLINE, PROFILES),
                    bank("170776", "FinBank Billable", ONLINE, BOTH),
                    bank("170830", "FinBank M1", ONLINE, BOTH),
                    bank("170681", "FinBank P", ONLINE, BOTH),
                    bank("170680", "FinBank C", ONLINE, BOTH),
                    bank("102219", "FinBank O", ONLINE, BOTH),
                    bank("102220", "Health Check", ONLINE, BOTH),
                    bank("176078", "FinBank Offline", MAINTENANCE, BOTH),
                    bank("176082", "FinBank Decertified", DECERTIFIED, BOTH),
                    oauth("102176", "FinBank OAuth"),
                    oauth("171011", "Finbank Oauth Billable"),
                    oauth("200003", "FinBank Aus OAuth"),
                    oauth("2002119", "FinBank Aus B OAuth"),
                    oauth("2002120", "FinBank Aus C OAuth"),
                    bank("990001", "FinBank Credit Union", ONLINE, BOTH),
                    bank("990002", "FinBank Business", ONLINE, BOTH),
                    bank("990003", "FinBank Cards", ONLINE, BOTH),
                    bank("990004", "FinBank Brokerage", ONLINE, BOTH),
                    bank("990005", "FinBank Retirement", ONLINE, BOTH),
                    bank("990006", "FinBank Mortgage", ONLINE, BOTH),
                    bank("990007", "FinBank Student Loans", ONLINE, BOTH),
                    bank("990008", "Caisse FinBank Québec", ONLINE, BOTH),
                    bank("990009", "FinBank Maintenance", MAINTENANCE, BOTH),
                    bank("990010", "FinPayroll", ONLINE, BOTH),
                    bank("990011", "FinBank Legacy", ONLINE, BOTH),
                    bank("4222", "FinBank Savings", ONLINE, BOTH));

    private static Institution oauth(String id, String name) {
        return new Institution(id, name, ONLINE, true, BOTH);
    }

    private static Institution bank(String id, String name, Status status, Users users) {
        return new Institution(id, name, status, false, users);
    }

    public List<Institution> all() {
        return ALL;
    }

    /**
     * The institution that a call names.
     *
     * @throws ProblemException when there is none
     */
    public Institution known(String id) {
        return find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    public Optional<Institution> find(String id) {
        return ALL.stream().filter(institution -> institution.id().equals(id)).findFirst();
    }
}
