package io.fairlead.start;

import io.fairlead.shared.Mode;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The news that the server answers, and in the sandbox what to try first. */
record Announcement(Mode mode, URI publicUrl) {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    static Announcement of(StartSettings settings) {
        return new Announcement(settings.mode(), settings.publicUrl());
    }

    void make() {
        switch (mode) {
            case SANDBOX -> {
                System.out.println(ready());
                System.out.println(firstSteps());
                ConsoleLog.showWarnings();
            }
            case PRODUCTION -> log.info(ready());
        }
    }

    String ready() {
        return "Fairlead is ready at " + publicUrl;
    }

    String firstSteps() {
        return """

                Demo partner       1445585709680
                Partner secret     fairlead-demo-secret
                App key            fairlead-demo-app-key
                Customers          1005061234, 1005063558
                Institution        101732
                Institution login  13556634 (of customer 1005061234)

                Make your first link:

                TOKEN=$(curl -s %1$s/aggregation/v2/partners/authentication \\
                  -H 'Content-Type: application/json' -H 'Accept: application/json' \\
                  -H 'Finicity-App-Key: fairlead-demo-app-key' \\
                  -d '{"partnerId":"1445585709680","partnerSecret":"fairlead-demo-secret"}' | cut -d'"' -f4)

                curl %1$s/connect/v2/generate \\
                  -H 'Content-Type: application/json' -H 'Accept: application/json' \\
                  -H 'Finicity-App-Key: fairlead-demo-app-key' -H "Finicity-App-Token: $TOKEN" \\
                  -d '{"partnerId":"1445585709680","customerId":"1005061234"}'
                """
                .formatted(publicUrl);
    }
}
