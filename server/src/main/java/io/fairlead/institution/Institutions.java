package io.fairlead.institution;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory of institutions. */
@Service
public class Institutions {

    private final InstitutionStore store;

    Institutions(InstitutionStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public Optional<Institution> find(String id) {
        return store.find(id);
    }

    /** Adds the institution, or replaces the one with its id. */
    @Transactional
    public void put(Institution institution) {
        store.put(institution);
    }
}
