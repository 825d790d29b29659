package io.fairlead.institution;

import io.fairlead.audit.Actor;
import io.fairlead.audit.AuditAction;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.Change;
import io.fairlead.customer.CustomerType;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.Recent;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory of institutions. */
@Service
public class Institutions {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MOST_KEPT = 2_000;

    private final InstitutionStore store;
    private final CurrentIndex index;
    private final AuditLog audit;
    private final Clock clock;
    private final Recent<String, Institution> institutions;
    private final Recent<PartnerId, InstitutionSettings> settings;

    Institutions(
            InstitutionStore store,
            CurrentIndex index,
            AuditLog audit,
            InstitutionProperties properties,
            Clock clock) {
        this.store = store;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
        this.institutions = new Recent<>(MOST_KEPT, properties.knownFor());
        this.settings = new Recent<>(MOST_KEPT, properties.knownFor());
    }

    /** The institution of this id, as it is or was a second ago. */
    public Optional<Institution> find(String id) {
        return institutions.find(id, wanted -> store.find(List.of(wanted)).stream().findFirst());
    }

    /** One page of the institutions that match, the best match first. */
    @Transactional(readOnly = true)
    public InstitutionPage search(InstitutionQuery query) {
        var start = (query.page() - 1L) * query.limit();
        var found =
                index.get()
                        .search(
                                query.search(),
                                query.inPart(),
                                entry -> query.settings().replace(entry.id()),
                                filter(query),
                                start,
                                query.limit());
        return new InstitutionPage(
                found.count(),
                start + found.ids().size() < found.count() && !found.ids().isEmpty(),
                store.find(found.ids()));
    }

    /**
     * How a partner's links show institutions, unless a link says otherwise, as it is or was a
     * second ago.
     */
    public InstitutionSettings settings(PartnerId partner) {
        return settings.find(
                        partner,
                        asked ->
                                store.settings(asked)
                                        .or(() -> Optional.of(InstitutionSettings.NONE)))
                .orElseThrow();
    }

    @Transactional
    public void changeSettings(PartnerId partner, InstitutionSettings settings) {
        store.putSettings(partner, settings);
        this.settings.changes(partner);
        audit.record(
                Change.of(
                        Actor.partner(partner),
                        AuditAction.INSTITUTION_SETTINGS_CHANGE,
                        partner,
                        Map.of("institutions", settings.byInstitution().size())));
    }

    /** All institutions with this routing number, the most popular first. */
    public List<Institution> withRoutingNumber(String routingNumber) {
        return store.withRoutingNumber(routingNumber);
    }

    /** The institutions that belong to any of those with these RSSD numbers. */
    public List<Institution> belongingTo(Set<Long> rssds) {
        return store.belongingTo(rssds);
    }

    /**
     * Adds these institutions, each in place of the one that had its id; all of them, or none when
     * anything goes wrong. Two imports take turns.
     *
     * @param source where they come from: the name of a file
     * @param progress is told how many are done
     */
    @Transactional
    public ImportedInstitutions put(
            Actor actor, String source, List<Institution> institutions, IntConsumer progress) {
        store.lock();
        var before = store.count();
        var written = 0;
        for (var start = 0; start < institutions.size(); start += ROWS_AT_ONCE) {
            var end = Math.min(start + ROWS_AT_ONCE, institutions.size());
            written += store.put(institutions.subList(start, end), clock.instant());
            progress.accept(end);
        }
        var added = store.count() - before;
        var imported =
                new ImportedInstitutions(added, written - added, institutions.size() - written);
        if (written > 0) {
            this.institutions.changesAll();
            log(actor, source, imported);
        }
        return imported;
    }

    private void log(Actor actor, String source, ImportedInstitutions imported) {
        audit.record(
                new Change(
                        actor,
                        AuditAction.INSTITUTIONS_IMPORT,
                        null,
                        source,
                        Map.of("added", imported.added(), "changed", imported.changed())));
    }

    private static Predicate<IndexedInstitution> filter(InstitutionQuery query) {
        Predicate<IndexedInstitution> filter = _ -> true;
        if (query.certified()) {
            filter = entry -> !entry.products().isEmpty();
        }
        if (!query.products().isEmpty()) {
            filter = filter.and(entry -> entry.products().containsAll(query.products()));
        }
        if (!query.countries().isEmpty()) {
            filter =
                    filter.and(
                            entry -> !Collections.disjoint(entry.countries(), query.countries()));
        }
        if (query.reachableBy() != null) {
            var testing = query.reachableBy() == CustomerType.TESTING;
            filter = filter.and(entry -> entry.testing() == testing);
        }
        if (!query.settings().byInstitution().isEmpty()) {
            filter = filter.and(entry -> !query.settings().hide(entry.id()));
        }
        return filter;
    }
}
