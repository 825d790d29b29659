package io.fairlead.report.rest;

import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.shared.http.NumericHost;
import io.fairlead.shared.page.BrowserAddress;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.Receiver;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the address that is told what becomes of a report. Only its form is checked. */
final class CallbackUrl {

    private static final int MAX_LENGTH = 2048;

    private CallbackUrl() {}

    static @Nullable Receiver read(QueryFields query) {
        var text = query.text("callbackUrl", MAX_LENGTH);
        if (text == null) {
            return null;
        }
        var uri = BrowserAddress.parse(text);
        if (uri == null || !isWebAddress(uri)) {
            throw Problem.REPORT_CALLBACK.exception();
        }
        return new Receiver(URI.create(uri.toASCIIString()), ContentType.JSON, Map.of());
    }

    private static boolean isWebAddress(URI uri) {
        return ("https".equalsIgnoreCase(uri.getScheme())
                        || "http".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && !NumericHost.isDisguised(uri.getHost());
    }
}
