package io.fairlead.sandbox.start;

import io.fairlead.institution.InstitutionSettings;
import io.fairlead.link.IssueLink;
import io.fairlead.link.LinkDetails;
import io.fairlead.link.LinkDetails.JointBorrower;
import io.fairlead.link.LinkDetails.Presentation;
import io.fairlead.link.LinkDetails.ReportOptions;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkOutcome;
import io.fairlead.link.LinkSecrets;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.sandbox.Demo;
import io.fairlead.sandbox.DemoData;
import io.fairlead.sandbox.start.StartPage.DemoValue;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private static final String CONSUMER = "4f9d2c7b8a6e4d1c9b3f5a7e0c2d8b16";

    private final FairleadProperties fairlead;
    private final Links links;
    private final DemoData demoData;
    private final Pages pages;

    StartController(FairleadProperties fairlead, Links links, DemoData demoData, Pages pages) {
        this.fairlead = fairlead;
        this.links = links;
        this.demoData = demoData;
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

    /** Makes a link of the given type for the demo customer and opens it. */
    @PostMapping(OPEN_LINK)
    ResponseEntity<String> openLink(@RequestParam String type) throws InterruptedException {
        var details = isSandbox() ? details(type) : null;
        if (details == null) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        var command = new IssueLink(Demo.PARTNER.id(), Demo.CUSTOMER, details, LinkSecrets.NONE);
        return switch (issue(command)) {
            case LinkOutcome.Issued(_, var url) -> Html.seeOther(onThisHost(url));
            case LinkOutcome refused ->
                    throw new IllegalStateException("The demo data is not whole: " + refused);
        };
    }

    /** A developer may have deleted the demo data, which come back then. */
    private LinkOutcome issue(IssueLink command) throws InterruptedException {
        var outcome = links.issue(command);
        if (outcome instanceof LinkOutcome.Issued) {
            return outcome;
        }
        demoData.put();
        return links.issue(command);
    }

    /** A form may lead to its own origin only, and that may be another name of this machine. */
    private static String onThisHost(String url) {
        return "/" + url.substring(url.indexOf('?'));
    }

    private boolean isSandbox() {
        return fairlead.mode() == Mode.SANDBOX;
    }

    private StartPage.Sandbox sandbox() {
        return new StartPage.Sandbox(
                OPEN_LINK,
                List.of(
                        new DemoValue("Partner id", Demo.PARTNER.id().value()),
                        new DemoValue("Partner secret", Demo.PARTNER.secret().reveal()),
                        new DemoValue("App key", Demo.PARTNER.appKey().reveal()),
                        new DemoValue("Customer", Demo.CUSTOMER.value()),
                        new DemoValue("Second customer", Demo.OTHER_CUSTOMER.value()),
                        new DemoValue("Institution", Demo.INSTITUTION),
                        new DemoValue("Institution login to fix", Demo.INSTITUTION_LOGIN)),
                Demo.commands(fairlead.publicUrl()));
    }

    private static @Nullable LinkDetails details(String type) {
        return switch (type) {
            case "full" -> details(LinkType.FULL, null, null, null);
            case "jointBorrower" ->
                    details(
                            LinkType.JOINT_BORROWER,
                            new JointBorrower(Demo.OTHER_CUSTOMER.value(), CONSUMER),
                            null,
                            null);
            case "lite" -> details(LinkType.LITE, null, Demo.INSTITUTION, null);
            case "fix" -> details(LinkType.FIX, null, null, Demo.INSTITUTION_LOGIN);
            default -> null;
        };
    }

    private static LinkDetails details(
            LinkType type,
            @Nullable JointBorrower jointBorrower,
            @Nullable String institutionId,
            @Nullable String institutionLoginId) {
        return new LinkDetails(
                type,
                LinkOrigin.URL,
                type == LinkType.JOINT_BORROWER ? CONSUMER : null,
                jointBorrower,
                institutionId,
                institutionLoginId,
                new Presentation(null, null, null, null, null, null),
                null,
                InstitutionSettings.NONE,
                ReportOptions.NONE);
    }
}
