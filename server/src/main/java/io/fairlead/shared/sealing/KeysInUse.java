package io.fairlead.shared.sealing;

import java.util.List;
import org.springframework.stereotype.Component;

/** Tells which keys the server uses now, but not the keys. */
@Component
public class KeysInUse {

    private final Keys keys;

    KeysInUse(Keys keys) {
        this.keys = keys;
    }

    /** The keys that seal values, oldest first. */
    public List<KeySets.Key> sealing() {
        return keys.sealingKeys();
    }

    /** The keys that sign links, oldest first. */
    public List<KeySets.Key> linkSigning() {
        return keys.linkSigningKeys();
    }
}
