package io.finbank.signon;

import io.finbank.bank.Institutions;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells everybody who can sign on, for a bank that is there to be tried. */
@RestController
class UsersController {

    private final Institutions institutions;
    private final KnownUsers users;

    UsersController(Institutions institutions, KnownUsers users) {
        this.institutions = institutions;
        this.users = users;
    }

    @GetMapping("/api/institutions/{institutionId}/users")
    UserList list(@PathVariable String institutionId) {
        return institutions
                .find(institutionId)
                .map(institution -> new UserList(users.at(institution)))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    record UserList(List<KnownUser> users) {}
}
