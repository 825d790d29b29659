package io.finbank.fault;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The connection that a request came over, which a servlet cannot reach itself. */
final class Connection {

    private final Response response;

    private Connection(Response response) {
        this.response = response;
    }

    static Connection of(ServletRequest request) {
        return (Connection) request.getAttribute(Connection.class.getName());
    }

    /** Closes it, whatever has been written. */
    void drop() {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }

    @Component
    static final class Reachable
            implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory tomcat) {
            tomcat.addContextValves(new Introduction());
        }
    }

    private static final class Introduction extends ValveBase {

        private Introduction() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            request.setAttribute(Connection.class.getName(), new Connection(response));
            getNext().invoke(request, response);
        }
    }
}
