package io.finbank.signon;

import io.finbank.bank.Institutions;
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
        return new UserList(users.at(institutions.known(institutionId)));
    }

    record UserList(List<KnownUser> users) {}
}
