package io.fairlead.session.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Sessions' states, events and hosts as they are stored. */
@Component
public class SessionJson {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addMixIn(Challenge.class, StoredChallenge.class)
                    .registerSubtypes(
                            new NamedType(Challenge.Text.class, "text"),
                            new NamedType(Challenge.Captcha.class, "captcha"),
                            new NamedType(Challenge.OneOf.class, "one-of"),
                            new NamedType(Challenge.AnyOf.class, "any-of"))
                    .addMixIn(Challenge.Answer.class, StoredAnswer.class)
                    .addMixIn(LoginForm.Kind.class, StoredKind.class)
                    .build();

    /** The SPI knows nothing of JSON: its challenges and kinds of fields are named here. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface StoredChallenge {}

    /** The names of {@link Challenge.Answer}. */
    private enum StoredAnswer {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("code")
        CODE,
        @JsonProperty("digits")
        DIGITS
    }

    /** The names of {@link LoginForm.Kind}. */
    private enum StoredKind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("number")
        NUMBER
    }

    private static final ClassValue<String> EVENT_NAMES =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return type.getAnnotation(JsonTypeName.class).value();
                }
            };

    private final Sealer sealer;

    SessionJson(Sealer sealer) {
        this.sealer = sealer;
    }

    public byte[] seal(UUID session, SessionState state) {
        return sealer.seal(write(state), place(session));
    }

    public SessionState open(UUID session, byte[] sealed) {
        return readState(sealer.openBytes(sealed, place(session)));
    }

    static byte[] write(SessionState state) {
        return JSON.writeValueAsBytes(state);
    }

    static SessionState readState(byte[] json) {
        return JSON.readValue(json, SessionState.class);
    }

    /** The name under which events of that type are stored. */
    public static String name(Class<? extends SessionEvent> type) {
        return EVENT_NAMES.get(type);
    }

    public static String write(SessionEvent event) {
        return JSON.writerFor(SessionEvent.class).writeValueAsString(event);
    }

    public static SessionEvent readEvent(String json) {
        return JSON.readValue(json, SessionEvent.class);
    }

    public static String write(Host host) {
        return JSON.writeValueAsString(host);
    }

    public static Host readHost(String json) {
        return JSON.readValue(json, Host.class);
    }

    private static SealedPlace place(UUID session) {
        return new SealedPlace("session", "state_sealed", session.toString());
    }
}
