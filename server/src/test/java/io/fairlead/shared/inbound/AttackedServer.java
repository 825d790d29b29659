package io.fairlead.shared.inbound;

import io.fairlead.support.Await;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * Tomcat by itself, with our bounds or with its own: it answers with the length of a form's text.
 */
final class AttackedServer implements AutoCloseable {

    static final int CONNECTIONS = 80;
    static final int ARRIVING = 20;
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FormServlet servlet = new FormServlet();
    private final Tomcat tomcat = new Tomcat();
    private final Connector connector;

    private AttackedServer(Class<?> protocol) {
        connector = new Connector(protocol.getName());
    }

    static AttackedServer bounded() throws IOException, LifecycleException {
        return bounded(PATIENCE);
    }

    /** With another patience for heads and bodies. */
    static AttackedServer bounded(Duration patience) throws IOException, LifecycleException {
        var server = new AttackedServer(BoundedProtocol.class);
        InboundConfiguration.bind(
                server.connector,
                new Bounds(CONNECTIONS, CONNECTIONS, ARRIVING, 1, 1),
                new InboundProperties(null, null, patience, patience, null, "127.0.0.1", ""));
        server.start();
        return server;
    }

    /** With so many places for requests, besides. */
    static AttackedServer admitting(int places) throws IOException, LifecycleException {
        var server = new AttackedServer(BoundedProtocol.class);
        var bounds = new Bounds(CONNECTIONS, places, ARRIVING, 1, 1);
        InboundConfiguration.bind(
                server.connector,
                bounds,
                new InboundProperties(null, null, PATIENCE, PATIENCE, null, "127.0.0.1", ""));
        server.tomcat.getHost().getPipeline().addValve(new Admission(bounds));
        server.start();
        return server;
    }

    /** The control, in which the attacks must succeed. */
    static AttackedServer unbounded() throws IOException, LifecycleException {
        var server = new AttackedServer(Http11NioProtocol.class);
        server.start();
        return server;
    }

    private void start() throws IOException, LifecycleException {
        var home = Files.createTempDirectory("attacked");
        tomcat.setBaseDir(home.toString());
        connector.setPort(0);
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setAddress(InetAddress.ofLiteral("127.0.0.1"));
        protocol.setExecutor(new VirtualThreadExecutor("attacked-"));
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", home.toString());
        Tomcat.addServlet(context, "form", servlet);
        context.addServletMappingDecoded("/", "form");
        tomcat.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    int working() {
        return servlet.working.get();
    }

    void awaitWorking(int number) {
        Await.until(() -> working() == number);
    }

    void finishWork() {
        servlet.work.countDown();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class FormServlet extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient CountDownLatch work = new CountDownLatch(1);
        private final AtomicInteger working = new AtomicInteger();

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (request.getRequestURI().equals("/work")) {
                working.incrementAndGet();
                work();
            }
            var text = request.getParameter("text");
            response.getWriter().print(text == null ? 0 : text.length());
        }

        private void work() {
            try {
                work.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
