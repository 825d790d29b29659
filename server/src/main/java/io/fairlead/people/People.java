package io.fairlead.people;

import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who may use the console, and their roles. */
@Service
public class People {

    private static final int GROUPS_OF_INVITATION = 4;
    private static final int RECOVERY_CODES = 10;
    private static final int GROUPS_OF_RECOVERY_CODE = 3;

    private final PersonStore store;
    private final SignInStore signIns;
    private final Partners partners;
    private final PeopleProperties properties;
    private final AuditLog audit;
    private final Clock clock;

    People(
            PersonStore store,
            SignInStore signIns,
            Partners partners,
            PeopleProperties properties,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.signIns = signIns;
        this.partners = partners;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives a role to a person, who is added if need be.
     *
     * @param kind how a person signs in who is new
     */
    @Transactional
    public AddOutcome add(Actor actor, EmailAddress email, SignInKind kind, Grant grant) {
        var partner = grant.partner();
        if (partner != null && !partners.isKnown(partner)) {
            return new AddOutcome.UnknownPartner();
        }
        var isNew = store.insert(UUID.randomUUID(), email, kind, clock.instant());
        var id = store.lock(email).orElseThrow();
        store.grant(id, grant);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("role", grant.role().storedName());
        if (isNew) {
            details.put("signIn", kind.storedName());
        }
        var action = isNew ? AuditAction.PERSON_ADD : AuditAction.PERSON_GRANT;
        log(actor, action, partner, email, details);
        if (!isNew) {
            return new AddOutcome.Granted();
        }
        return kind == SignInKind.OIDC ? new AddOutcome.Added() : invited(id);
    }

    /** All people, in the order of their addresses. */
    public List<PersonSummary> list() {
        return store.list();
    }

    /** The people of a partner, with their roles for it alone. */
    public List<PersonSummary> list(PartnerId partner) {
        return store.list(partner);
    }

    /** Removes a person, whose sessions end; false when there is none. */
    @Transactional
    public boolean remove(Actor actor, EmailAddress email) {
        var id = store.lock(email);
        id.ifPresent(
                known -> {
                    store.delete(known);
                    signIns.deleteFailures(FailedSignIns.hash(email));
                    log(actor, AuditAction.PERSON_REMOVE, null, email, Map.of());
                });
        return id.isPresent();
    }

    /**
     * Takes a partner's data away from a person, who is removed when there is nothing left for
     * them; false when they have no role for it.
     */
    @Transactional
    public boolean remove(Actor actor, EmailAddress email, PartnerId partner) {
        var id = store.lock(email);
        if (id.isEmpty() || !store.deleteGrants(id.get(), partner)) {
            return false;
        }
        if (!store.hasGrants(id.get())) {
            store.delete(id.get());
        }
        log(actor, AuditAction.PERSON_REMOVE, partner, email, Map.of());
        return true;
    }

    /**
     * Takes away from a person all by which they sign in, and ends their sessions.
     *
     * @return what the person begins anew with; none when there is no such person
     */
    @Transactional
    public Optional<AddOutcome> reset(Actor actor, EmailAddress email) {
        return store.lock(email)
                .map(
                        id -> {
                            var kind = store.find(email).orElseThrow().kind();
                            signIns.deleteOf(id);
                            signIns.deleteFailures(FailedSignIns.hash(email));
                            store.setRecoveryCodes(id, List.of());
                            store.unbind(id);
                            log(actor, AuditAction.PERSON_RESET, null, email, Map.of());
                            return kind == SignInKind.OIDC ? new AddOutcome.Added() : invited(id);
                        });
    }

    /**
     * Lets a person sign in from now on, in the place of the invitation.
     *
     * @return the person's recovery codes; none when the invitation has ended
     */
    @Transactional
    public List<Secret> setUp(UUID id, EmailAddress email, String argon2, long totpStep) {
        if (!store.setUp(id, argon2, totpStep)) {
            return List.of();
        }
        var codes =
                Stream.generate(() -> OneTime.typed(GROUPS_OF_RECOVERY_CODE))
                        .limit(RECOVERY_CODES)
                        .toList();
        store.setRecoveryCodes(id, codes.stream().map(OneTime::hashOfTyped).toList());
        log(Actor.person(email.value()), AuditAction.PERSON_SET_UP, null, email, Map.of());
        return codes;
    }

    private AddOutcome invited(UUID id) {
        var invitation = OneTime.typed(GROUPS_OF_INVITATION);
        var until = clock.instant().plus(properties.invitationLife());
        store.invite(id, OneTime.hashOfTyped(invitation), until);
        return new AddOutcome.Invited(invitation, until);
    }

    private void log(
            Actor actor,
            AuditAction action,
            @Nullable PartnerId partner,
            EmailAddress email,
            Map<String, ?> details) {
        audit.record(new Change(actor, action, partner, email.value(), details));
    }
}
