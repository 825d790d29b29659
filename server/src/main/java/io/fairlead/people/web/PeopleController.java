package io.fairlead.people.web;

import io.fairlead.audit.Actor;
import io.fairlead.partner.Partners;
import io.fairlead.people.AddOutcome;
import io.fairlead.people.EmailAddress;
import io.fairlead.people.Grant;
import io.fairlead.people.People;
import io.fairlead.people.Person;
import io.fairlead.people.Role;
import io.fairlead.people.SignInKind;
import io.fairlead.people.oidc.OpenIdProvider;
import io.fairlead.people.web.PeoplePage.Invitation;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.api.CallableBy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people of a partner: who may see its data, and who may change it. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
class PeopleController {

    private static final String PEOPLE = "/console/{partnerId}/people";

    private final FairleadProperties fairlead;
    private final People people;
    private final Partners partners;
    private final OpenIdProvider provider;
    private final SignInBrowser browser;

    PeopleController(
            FairleadProperties fairlead,
            People people,
            Partners partners,
            OpenIdProvider provider,
            SignInBrowser browser) {
        this.fairlead = fairlead;
        this.people = people;
        this.partners = partners;
        this.provider = provider;
        this.browser = browser;
    }

    @GetMapping(PEOPLE)
    ResponseEntity<String> list(Visitor visitor) {
        return browser.page("people", page(visitor, null, null));
    }

    /** Adds a person, or gives one who is there another role. */
    @PostMapping(PEOPLE)
    ResponseEntity<String> add(
            Visitor visitor,
            @RequestParam String email,
            @RequestParam String role,
            @RequestParam(defaultValue = "password") String signIn) {
        var address = EmailAddress.of(SignInBrowser.typed(email));
        var granted = Role.named(role).filter(one -> one != Role.OPERATOR);
        if (address.isEmpty() || granted.isEmpty()) {
            return refused(
                    visitor,
                    FormNotice.wrong(
                            "Nobody was added",
                            "Give an e-mail address and choose one of the roles."));
        }
        var kind =
                signIn.equals(SignInKind.OIDC.storedName()) && provider.isConfigured()
                        ? SignInKind.OIDC
                        : SignInKind.PASSWORD;
        var grant = new Grant(granted.get(), visitor.partner());
        var name = address.get().value();
        return switch (people.add(actor(visitor), address.get(), kind, grant)) {
            case AddOutcome.Invited(var oneTimePassword, var until) ->
                    shown(
                            visitor,
                            new Invitation(
                                    name,
                                    oneTimePassword,
                                    fairlead.publicUrl() + ConsolePaths.SET_UP,
                                    PeoplePage.minute(until)),
                            null);
            case AddOutcome.Added _ ->
                    shown(
                            visitor,
                            null,
                            FormNotice.good(
                                    "Added", name + " can sign in at the OpenID provider now."));
            case AddOutcome.Granted _ ->
                    shown(
                            visitor,
                            null,
                            FormNotice.good(
                                    "Role changed",
                                    name + " had a sign-in already, and has this role now."));
            case AddOutcome.UnknownPartner _ ->
                    throw new IllegalStateException("The check lets nobody in without a partner");
        };
    }

    /** Takes the partner's data away from a person. */
    @PostMapping(PEOPLE + "/remove")
    ResponseEntity<String> remove(Visitor visitor, @RequestParam String email) {
        var address = EmailAddress.of(SignInBrowser.typed(email));
        var removed = address.filter(one -> people.remove(actor(visitor), one, visitor.partner()));
        return removed.isPresent()
                ? shown(
                        visitor,
                        null,
                        FormNotice.good("Removed", removed.get() + " sees nothing here any more."))
                : refused(
                        visitor,
                        FormNotice.wrong("Nobody was removed", "There is no such person here."));
    }

    private static Actor actor(Visitor visitor) {
        return Actor.person(visitor.person().name());
    }

    private ResponseEntity<String> shown(
            Visitor visitor, @Nullable Invitation invitation, @Nullable FormNotice notice) {
        return browser.page("people", page(visitor, invitation, notice));
    }

    private ResponseEntity<String> refused(Visitor visitor, FormNotice notice) {
        return browser.again("people", page(visitor, null, notice));
    }

    private PeoplePage page(
            Visitor visitor, @Nullable Invitation invitation, @Nullable FormNotice notice) {
        var partner = visitor.partner();
        return new PeoplePage(
                partner,
                partners.name(partner).orElse(partner.value()),
                people.list(partner),
                visitor.changes(),
                provider.isConfigured(),
                visitor.person().equals(Person.ofSandbox()),
                invitation,
                notice);
    }
}
