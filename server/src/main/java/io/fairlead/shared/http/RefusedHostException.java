package io.fairlead.shared.http;

import java.io.Serial;
import java.net.UnknownHostException;

/** The host has an address that this server does not connect to. */
final class RefusedHostException extends UnknownHostException {

    @Serial private static final long serialVersionUID = 1;

    RefusedHostException(String host) {
        super(host);
    }
}
