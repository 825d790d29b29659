package io.fairlead.sandbox.start;

import io.fairlead.sandbox.Demo;
import io.fairlead.sandbox.finbank.FinBankUsers;
import io.fairlead.sandbox.start.StartPage.DemoValue;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Fairlead's own start page, which is shown at the root as well; in the sandbox it makes links. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class StartController {

    private static final String OPEN_LINK = "/start/links";

    private final FairleadProperties fairlead;
    private final DemoLinks links;
    private final FinBankUsers bank;
    private final Pages pages;

    StartController(FairleadProperties fairlead, DemoLinks links, FinBankUsers bank, Pages pages) {
        this.fairlead = fairlead;
        this.links = links;
        this.bank = bank;
        this.pages = pages;
    }

    @GetMapping("/start")
    ResponseEntity<String> start() {
        var version =
                Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                        .orElse("development");
        var page = new StartPage(version, isSandbox() ? sandbox() : null);
        return Html.page(HttpStatus.OK, pages.render("sandbox/start/index", page));
    }

    /** Makes a link of the given type, and opens it or the mail with it. */
    @PostMapping(OPEN_LINK)
    ResponseEntity<String> openLink(@RequestParam String type) throws InterruptedException {
        var demo = isSandbox() ? DemoLink.named(type) : Optional.<DemoLink>empty();
        if (demo.isEmpty() || (demo.get() == DemoLink.EMAIL && !links.canBeMailed())) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        return Html.seeOther(links.make(demo.get()));
    }

    private boolean isSandbox() {
        return fairlead.mode() == Mode.SANDBOX;
    }

    private StartPage.Sandbox sandbox() {
        return new StartPage.Sandbox(
                OPEN_LINK,
                links.canBeMailed(),
                bank.url().orElse(null),
                List.of(
                        new DemoValue("Partner id", Demo.PARTNER.id().value()),
                        new DemoValue("Partner secret", Demo.PARTNER.secret().reveal()),
                        new DemoValue("App key", Demo.PARTNER.appKey().reveal()),
                        new DemoValue("Customer with accounts", Demo.CUSTOMER.value()),
                        new DemoValue("New customer", Demo.NEW_CUSTOMER.value()),
                        new DemoValue("Co-borrower", Demo.CO_BORROWER.value()),
                        new DemoValue("Institution", Demo.INSTITUTION),
                        new DemoValue("Institution login to fix", Demo.INSTITUTION_LOGIN)),
                Demo.commands(fairlead.publicUrl()));
    }
}
