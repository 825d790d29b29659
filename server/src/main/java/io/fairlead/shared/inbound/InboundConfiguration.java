package io.fairlead.shared.inbound;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import java.net.InetAddress;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fits Tomcat with the bounds of this package. */
@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    private static final int MANAGEMENT_CONNECTIONS = 64;
    private static final int MANAGEMENT_THREADS = 8;
    private static final int FORM_BYTES = 64 * 1024;
    private static final int PARAMETERS = 1_000;

    @Bean
    static Bounds inboundBounds(InboundProperties properties) {
        return Bounds.of(Runtime.getRuntime().maxMemory(), properties);
    }

    @Bean
    static JsonMemory jsonMemory(Bounds bounds) {
        return new JsonMemory(bounds);
    }

    @Bean
    static Guards guards(InboundProperties properties, FairleadProperties fairlead, Bounds bounds) {
        var guards = new Guards();
        guards.add(clients(properties));
        if (fairlead.mode() == Mode.SANDBOX) {
            guards.add(new KnownHosts(fairlead.publicUrl()));
        }
        guards.add(new PlainPaths());
        if (properties.managementPort() != null) {
            guards.add(new ManagementPort(properties.managementPort()));
        }
        guards.add(new Admission(bounds));
        return guards;
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnectors(
            InboundProperties properties, Bounds bounds) {
        return factory -> {
            factory.setProtocol(BoundedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> bind(connector, bounds, properties));
            if (properties.managementPort() != null) {
                factory.addAdditionalConnectors(
                        management(properties, properties.managementPort()));
            }
        };
    }

    static void bind(Connector connector, Bounds bounds, InboundProperties properties) {
        connector.setMaxPostSize(FORM_BYTES);
        connector.setMaxSavePostSize(0);
        connector.setMaxParameterCount(PARAMETERS);
        connector.setMaxPartCount(1);
        if (connector.getProtocolHandler() instanceof BoundedProtocol protocol) {
            protocol.bind(bounds, properties);
        }
    }

    private static Connector management(InboundProperties properties, int port) {
        var connector = new Connector(BoundedProtocol.class.getName());
        connector.setPort(port);
        var bounds =
                new Bounds(
                        MANAGEMENT_CONNECTIONS,
                        MANAGEMENT_CONNECTIONS,
                        MANAGEMENT_CONNECTIONS / 2,
                        1,
                        1);
        bind(connector, bounds, properties);
        if (connector.getProtocolHandler() instanceof BoundedProtocol protocol) {
            protocol.setAddress(InetAddress.ofLiteral(properties.managementAddress()));
            protocol.setMinSpareThreads(1);
            protocol.setMaxThreads(MANAGEMENT_THREADS);
        }
        return connector;
    }

    private static Valve clients(InboundProperties properties) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(properties.trustedProxies());
        valve.setProtocolHeader(null);
        return valve;
    }
}
