package io.fairlead.start;

import io.fairlead.sandbox.Demo;
import io.fairlead.shared.Mode;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The news that the server answers, and in the sandbox what to try first. */
record ReadyMessage(Mode mode, URI publicUrl) {

    private static final Logger log = LoggerFactory.getLogger(ReadyMessage.class);

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

    private String ready() {
        return "Fairlead is ready at " + publicUrl;
    }

    private String firstSteps() {
        return """

                Demo partner       %s
                Partner secret     %s
                App key            %s
                Customers          %s, %s
                Institution        %s
                Institution login  %s (of customer %s)

                Make a link:

                %s"""
                .formatted(
                        Demo.PARTNER.id(),
                        Demo.PARTNER.secret().reveal(),
                        Demo.PARTNER.appKey().reveal(),
                        Demo.CUSTOMER,
                        Demo.NEW_CUSTOMER,
                        Demo.INSTITUTION,
                        Demo.INSTITUTION_LOGIN,
                        Demo.CUSTOMER,
                        Demo.commands(publicUrl));
    }
}
