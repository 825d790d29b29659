package io.fairlead.connector;

import io.fairlead.shared.PartnerId;
import io.fairlead.spi.Occasion;

/** For whom a bank is called, and why. */
record Caller(LoginKey login, Occasion occasion) {

    PartnerId partner() {
        return login.partner();
    }
}
