package io.finbank.resource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whose token it is. */
@RestController
class WhoController {

    @GetMapping("/api/user")
    Who show(Visitor visitor) {
        return new Who(visitor.institutionId(), visitor.userid());
    }

    record Who(String institutionId, String userid) {}
}
