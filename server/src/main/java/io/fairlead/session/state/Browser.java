package io.fairlead.session.state;

import io.fairlead.link.LinkId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A browser by the tokens that it gives. It may keep several: frames of other sites have cookies
 * apart.
 *
 * @param tokens all well-formed
 */
public record Browser(List<BrowserToken> tokens) {

    /** A browser that gives these texts, of which those count that can be tokens. */
    public static Browser giving(Stream<String> texts) {
        return new Browser(
                texts.map(BrowserToken::new).filter(BrowserToken::isWellFormed).toList());
    }

    /** The token that a session is bound to which this browser begins. */
    public Optional<BrowserToken> preferred() {
        return tokens.stream().findFirst();
    }

    /** How sessions of the link know this browser. */
    public List<BrowserHash> hashes(LinkId link) {
        return tokens.stream().map(token -> BrowserHash.of(token, link)).toList();
    }
}
