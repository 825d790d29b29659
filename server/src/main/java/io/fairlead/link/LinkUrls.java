package io.fairlead.link;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.sealing.LinkSigner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the URLs of links, and knows those that this server has made. */
@Component
class LinkUrls {

    private final LinkSigner signer;
    private final String publicUrl;

    LinkUrls(LinkSigner signer, FairleadProperties fairlead) {
        this.signer = signer;
        this.publicUrl = fairlead.publicUrl().toString();
    }

    /** A new id for a link, which signs its query. */
    LinkId sign(LinkQuery query) {
        return LinkId.of(signer.sign(query.unsigned()));
    }

    /** The URL of a link. */
    String url(LinkQuery query, LinkId id) {
        return publicUrl + "?" + query.sign(id);
    }

    /** The query of a URL that this server has made for the partner. */
    Optional<LinkQuery> genuine(PartnerId partner, String url) {
        return genuine(url).filter(link -> partner.equals(link.partner()));
    }

    /** The query of a URL that this server has made for anybody. */
    Optional<LinkQuery> genuine(String url) {
        return genuineQuery(queryOf(url));
    }

    /** The query that this server has made, however it has travelled. */
    Optional<LinkQuery> genuineQuery(String rawQuery) {
        return LinkQuery.readings(rawQuery).filter(this::isGenuine).findFirst();
    }

    private boolean isGenuine(LinkQuery query) {
        return query.signature()
                .filter(signature -> signer.verifies(query.unsigned(), signature.value()))
                .isPresent();
    }

    /** The part of a URL behind its question mark; all of what has none. */
    static String queryOf(String url) {
        return url.substring(url.indexOf('?') + 1);
    }
}
