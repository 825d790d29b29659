package io.fairlead.institution;

import io.fairlead.institution.search.SearchIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The search index of the directory as it is now. Each server has its own and makes it again when
 * the revision in the database says that institutions changed, so losing it loses nothing.
 */
@Component
class CurrentIndex {

    private record Snapshot(long revision, SearchIndex<IndexedInstitution> index) {}

    private final InstitutionStore store;
    private volatile @Nullable Snapshot latest;

    CurrentIndex(InstitutionStore store) {
        this.store = store;
    }

    SearchIndex<IndexedInstitution> get() {
        var known = latest;
        return known != null && known.revision() == store.revision() ? known.index() : renewed();
    }

    /**
     * Reads the revision before the entries: should they be newer, the next search renews again.
     */
    private synchronized SearchIndex<IndexedInstitution> renewed() {
        var revision = store.revision();
        var known = latest;
        if (known == null || known.revision() != revision) {
            known = new Snapshot(revision, new SearchIndex<>(store.entries()));
            latest = known;
        }
        return known.index();
    }
}
