package io.fairlead.session.state;

import io.fairlead.link.LinkId;
import io.fairlead.shared.Id;
import io.fairlead.shared.sealing.Sha256;
import java.util.HexFormat;

/**
 * The browser that holds a session, by a hash of its token and the link. So what is stored does not
 * tell which links the same browser has opened.
 *
 * @param hex 64 lower-case hex digits
 */
public record BrowserHash(String hex) implements Id<byte[]> {

    /** The hash that is stored with a session of the link. */
    public static BrowserHash of(BrowserToken token, LinkId link) {
        return of(Sha256.of(link.value(), token.bytes()));
    }

    public static BrowserHash of(byte[] hash) {
        return new BrowserHash(HexFormat.of().formatHex(hash));
    }

    @Override
    public byte[] value() {
        return HexFormat.of().parseHex(hex);
    }
}
