package io.fairlead.experience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Partners' experiences. Every change makes a version; versions never change. */
@Service
public class Experiences {

    private final ExperienceStore store;
    private final ExperienceProperties properties;
    private final AuditLog audit;
    private final Clock clock;

    private final Cache<Key, Experience> versions =
            Caffeine.newBuilder().maximumSize(2_000).build();

    Experiences(
            ExperienceStore store, ExperienceProperties properties, AuditLog audit, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    private record Key(PartnerId partner, ExperienceId id, int version) {}

    public List<Experience> list(PartnerId partner) {
        return store.list(partner);
    }

    /**
     * The current version of an experience.
     *
     * @param reference {@link Experience#DEFAULT} or an id, as calls name it
     */
    @Transactional(readOnly = true)
    public Optional<Experience> find(PartnerId partner, String reference) {
        return reference.equals(Experience.DEFAULT)
                ? store.find(partner, Experience.DEFAULT)
                : ExperienceId.parse(reference).flatMap(id -> store.find(partner, id));
    }

    /**
     * The version that a session begins with. Links outlive their experience: the last version of
     * one that was deleted goes on. Without a transaction, which most links, naming none, would pay
     * for nothing.
     *
     * @param reference as the link names it; null: the plain app
     */
    public Optional<Experience> atStart(PartnerId partner, @Nullable String reference) {
        return Optional.ofNullable(reference)
                .flatMap(given -> store.findEvenDeleted(partner, given));
    }

    /** A version, however old; it is kept at hand. */
    public Optional<Experience> version(PartnerId partner, ExperienceId id, int version) {
        var key = new Key(partner, id, version);
        var known = Optional.ofNullable(versions.getIfPresent(key));
        if (known.isPresent()) {
            return known;
        }
        var stored = store.find(partner, id, version);
        stored.ifPresent(found -> versions.put(key, found));
        return stored;
    }

    /** A version of whomever, for what everybody may see of it. */
    public Optional<Experience> version(ExperienceId id, int version) {
        return store.find(id, version);
    }

    /** All versions of an experience, the newest first; none when there is no such experience. */
    public List<Experience> history(PartnerId partner, ExperienceId id) {
        return store.history(partner, id);
    }

    public Pictures pictures(Experience experience) {
        return store.pictures(experience);
    }

    /** Makes an experience with an id of ours. */
    @Transactional
    public SaveOutcome create(PartnerId partner, ExperienceDraft draft) {
        store.lock(partner);
        checkNumber(partner);
        return create(Actor.partner(partner), partner, ExperienceId.random(), draft);
    }

    /** Makes the next version of an experience. */
    @Transactional
    public SaveOutcome replace(PartnerId partner, ExperienceId id, ExperienceDraft draft) {
        store.lock(partner);
        return store.find(partner, id)
                .map(current -> replace(Actor.partner(partner), current, draft))
                .orElseGet(SaveOutcome.Unknown::new);
    }

    /**
     * Makes an experience, or the next version of the one with this id or, without an id, with this
     * name.
     *
     * @return {@link SaveOutcome.Unknown} for an id that somebody else has, or that was deleted
     */
    @Transactional
    public SaveOutcome put(
            Actor actor, PartnerId partner, @Nullable ExperienceId id, ExperienceDraft draft) {
        store.lock(partner);
        var current = id == null ? store.find(partner, draft.name()) : store.find(partner, id);
        return current.map(found -> replace(actor, found, draft))
                .orElseGet(
                        () ->
                                create(
                                        actor,
                                        partner,
                                        id == null ? ExperienceId.random() : id,
                                        draft));
    }

    /** Makes a new experience with the content of another one. */
    @Transactional
    public Optional<Experience> duplicate(PartnerId partner, ExperienceId id, String suffix) {
        store.lock(partner);
        checkNumber(partner);
        return store.find(partner, id)
                .map(
                        source -> {
                            var draft =
                                    new ExperienceDraft(
                                            freeName(partner, source.name() + " " + suffix),
                                            source.settings(),
                                            store.pictures(source));
                            var copy = ExperienceId.random();
                            store.insert(partner, copy, draft.name());
                            return save(
                                    Actor.partner(partner),
                                    AuditAction.EXPERIENCE_CREATE,
                                    partner,
                                    copy,
                                    draft);
                        });
    }

    /** Ends an experience for new links; false when the partner has no such experience. */
    @Transactional
    public boolean delete(PartnerId partner, ExperienceId id) {
        var deleted = store.delete(partner, id, clock.instant());
        if (deleted) {
            log(Actor.partner(partner), AuditAction.EXPERIENCE_DELETE, partner, id, Map.of());
        }
        return deleted;
    }

    private void checkNumber(PartnerId partner) {
        if (store.count(partner) >= properties.perPartner()) {
            throw Problem.tooMany("experiences", Duration.ofHours(1));
        }
    }

    private SaveOutcome create(
            Actor actor, PartnerId partner, ExperienceId id, ExperienceDraft draft) {
        if (store.find(partner, draft.name()).isPresent()) {
            return new SaveOutcome.NameTaken();
        }
        return store.insert(partner, id, draft.name())
                ? new SaveOutcome.Saved(
                        save(actor, AuditAction.EXPERIENCE_CREATE, partner, id, draft), true)
                : new SaveOutcome.Unknown();
    }

    private SaveOutcome replace(Actor actor, Experience current, ExperienceDraft draft) {
        var namesake = store.find(current.partner(), draft.name());
        if (namesake.filter(other -> !other.id().equals(current.id())).isPresent()) {
            return new SaveOutcome.NameTaken();
        }
        return isSame(current, draft)
                ? new SaveOutcome.Saved(current, false)
                : new SaveOutcome.Saved(
                        save(
                                actor,
                                AuditAction.EXPERIENCE_CHANGE,
                                current.partner(),
                                current.id(),
                                draft),
                        true);
    }

    private boolean isSame(Experience current, ExperienceDraft draft) {
        var stored = store.pictures(current);
        var sent = draft.pictures();
        return new ExperienceDraft(current.name(), current.settings(), Pictures.NONE)
                        .equals(new ExperienceDraft(draft.name(), draft.settings(), Pictures.NONE))
                && new Pictures(stored.logo(), stored.icon(), null)
                        .equals(new Pictures(sent.logo(), sent.icon(), null))
                && Arrays.equals(stored.emailLogo(), sent.emailLogo());
    }

    private Experience save(
            Actor actor,
            AuditAction action,
            PartnerId partner,
            ExperienceId id,
            ExperienceDraft draft) {
        store.addVersion(partner, id, draft, clock.instant());
        var saved = store.find(partner, id).orElseThrow();
        log(actor, action, partner, id, Map.of("name", saved.name(), "version", saved.version()));
        return saved;
    }

    private void log(
            Actor actor,
            AuditAction action,
            PartnerId partner,
            ExperienceId id,
            Map<String, ?> details) {
        audit.record(new Change(actor, action, partner, id.toString(), details));
    }

    private String freeName(PartnerId partner, String wanted) {
        var name = wanted;
        for (var number = 2; store.find(partner, name).isPresent(); number++) {
            name = wanted + " " + number;
        }
        return name;
    }
}
