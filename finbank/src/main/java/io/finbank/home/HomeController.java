package io.finbank.home;

import io.finbank.bank.Institution;
import io.finbank.bank.Institutions;
import io.finbank.clock.BankClock;
import io.finbank.fault.Faults;
import io.finbank.oauth.web.BankPages;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.signon.KnownUsers;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The bank's home page, with buttons for what is changed most often. */
@RestController
class HomeController {

    /** Browsers say so of a form of this page, and of none of another site's. */
    private static final Set<String> OWN_FORM = Set.of("same-origin", "none");

    private static final Duration DAY = Duration.ofDays(1);

    private final Institutions institutions;
    private final KnownUsers users;
    private final Faults faults;
    private final BankClock clock;
    private final BankPages pages;

    HomeController(
            Institutions institutions,
            KnownUsers users,
            Faults faults,
            BankClock clock,
            BankPages pages) {
        this.institutions = institutions;
        this.users = users;
        this.faults = faults;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<String> home() {
        var page =
                new HomePage(
                        clock.instant(),
                        clock.offset(),
                        faults.all(),
                        institutions.all(),
                        users.withBehaviour(),
                        users.withProfile(),
                        institutions.all().stream().flatMap(this::changedAt).toList());
        return pages.page("home", page);
    }

    @PostMapping("/home/next-day")
    ResponseEntity<Void> nextDay(
            @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String from) {
        refuseForeign(from);
        clock.moveBy(clock.offset().plus(DAY));
        return back("clock");
    }

    @PostMapping("/home/real-time")
    ResponseEntity<Void> realTime(
            @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String from) {
        refuseForeign(from);
        clock.moveBy(Duration.ZERO);
        return back("clock");
    }

    @PostMapping("/home/clear-faults")
    ResponseEntity<Void> clearFaults(
            @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String from) {
        refuseForeign(from);
        faults.clearAll();
        return back("faults");
    }

    private Stream<HomePage.Changed> changedAt(Institution institution) {
        return users.changedAt(institution).map(user -> new HomePage.Changed(institution, user));
    }

    private static void refuseForeign(@Nullable String from) {
        if (from != null && !OWN_FORM.contains(from)) {
            throw new ProblemException(Problem.BAD_REQUEST);
        }
    }

    private static ResponseEntity<Void> back(String section) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/#" + section))
                .build();
    }
}
