package io.fairlead.session;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import io.fairlead.spi.Challenge;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sessions' states, events and hosts as they are stored. */
@Component
class SessionJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(Challenge.class, ByName.class).build();

    /** The SPI knows nothing of JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface ByName {}

    private final Sealer sealer;

    SessionJson(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] seal(UUID session, SessionState state) {
        return sealer.seal(JSON.writeValueAsBytes(state), place(session));
    }

    SessionState open(UUID session, byte[] sealed) {
        return JSON.readValue(sealer.openBytes(sealed, place(session)), SessionState.class);
    }

    static String write(SessionEvent event) {
        return JSON.writerFor(SessionEvent.class).writeValueAsString(event);
    }

    static SessionEvent readEvent(String json) {
        return JSON.readValue(json, SessionEvent.class);
    }

    static String write(Host host) {
        return JSON.writeValueAsString(host);
    }

    static Host readHost(String json) {
        return JSON.readValue(json, Host.class);
    }

    private static SealedPlace place(UUID session) {
        return new SealedPlace("session", "state_sealed", session.toString());
    }
}
