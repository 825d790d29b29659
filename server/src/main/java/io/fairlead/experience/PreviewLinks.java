package io.fairlead.experience;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.sealing.LinkSigner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Links that show an experience to whoever has them, for a week. Nothing is stored. */
@Component
public class PreviewLinks {

    private static final Duration LIFE = Duration.ofDays(7);

    private static final Pattern KEY =
            Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,9})\\.([0-9]{1,11})\\.([0-9a-f]{64})");

    private final Experiences experiences;
    private final LinkSigner signer;
    private final URI publicUrl;
    private final Clock clock;

    PreviewLinks(
            Experiences experiences, LinkSigner signer, FairleadProperties fairlead, Clock clock) {
        this.experiences = experiences;
        this.signer = signer;
        this.publicUrl = fairlead.publicUrl();
        this.clock = clock;
    }

    /** A link, and when it ends. */
    public record PreviewLink(String url, Instant expiresAt) {}

    public PreviewLink to(Experience experience) {
        var expiresAt = Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
        var content =
                "%s.%d.%d"
                        .formatted(
                                experience.id(), experience.version(), expiresAt.getEpochSecond());
        var signature = HexFormat.of().formatHex(signer.sign(signed(content)));
        return new PreviewLink(publicUrl + "/preview/" + content + "." + signature, expiresAt);
    }

    /** The experience that the key in such a link shows. */
    public Optional<Experience> open(String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches()
                || !clock.instant()
                        .isBefore(Instant.ofEpochSecond(Long.parseLong(parts.group(3))))) {
            return Optional.empty();
        }
        var content = key.substring(0, key.lastIndexOf('.'));
        return signer.verifies(signed(content), HexFormat.of().parseHex(parts.group(4)))
                ? ExperienceId.parse(parts.group(1))
                        .flatMap(id -> experiences.version(id, Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** No Connect link is signed over such a text. */
    private static String signed(String content) {
        return "preview " + content;
    }
}
