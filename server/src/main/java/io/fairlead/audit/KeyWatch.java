package io.fairlead.audit;

import io.fairlead.shared.sealing.KeySets;
import io.fairlead.shared.sealing.KeysInUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Logs which keys the server uses, whoever has changed them: the file of the keys may have been put
 * there by a command, by hand or by a program.
 */
@Component
class KeyWatch {

    private final KeysInUse keys;
    private final AuditLog log;
    private Map<String, ?> known = Map.of();

    KeyWatch(KeysInUse keys, AuditLog log) {
        this.keys = keys;
        this.log = log;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        var used = new LinkedHashMap<String, List<Map<String, ?>>>();
        used.put("sealing", told(keys.sealing()));
        used.put("linkSigning", told(keys.linkSigning()));
        if (!used.equals(known)) {
            log.recordKeys(used);
            known = used;
        }
    }

    private static List<Map<String, ?>> told(List<KeySets.Key> keys) {
        return keys.stream().map(KeyWatch::told).toList();
    }

    private static Map<String, ?> told(KeySets.Key key) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", key.id());
        told.put("primary", key.primary());
        return told;
    }
}
