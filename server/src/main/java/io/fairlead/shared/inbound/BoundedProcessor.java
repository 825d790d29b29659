package io.fairlead.shared.inbound;

import java.io.IOException;
import java.util.Objects;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tomcat's processor of requests, which tells when each begins to arrive and when it has. */
final class BoundedProcessor extends Http11Processor {

    private final Arrivals arrivals;
    private final ArrivingBody body;
    private @Nullable Arrival head;

    BoundedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Arrivals arrivals) {
        this(protocol, new Announcing(adapter), arrivals);
    }

    private BoundedProcessor(
            AbstractHttp11Protocol<?> protocol, Announcing adapter, Arrivals arrivals) {
        super(protocol, adapter);
        this.arrivals = arrivals;
        body = new ArrivingBody(arrivals, request.getInputBuffer(), request);
        request.setInputBuffer(body);
        adapter.processor = this;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        if (head == null || head.socket() != socket) {
            head = arrivals.begin(socket);
        }
        var state = super.service(socket);
        if (state != SocketState.LONG) {
            forgetHead();
        } else if (head == null) {
            head = arrivals.begin(socket);
        }
        return state;
    }

    private void forgetHead() {
        if (head != null) {
            arrivals.end(head);
            head = null;
        }
    }

    private void begin() {
        var come = head == null ? arrivals.begin(getSocketWrapper()) : head;
        head = null;
        body.begin(come);
    }

    /** Hands requests on to Tomcat's adapter, and tells the processor of each. */
    private static final class Announcing implements Adapter {

        private final Adapter adapter;
        private @Nullable BoundedProcessor processor;

        Announcing(Adapter adapter) {
            this.adapter = adapter;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            var announced = Objects.requireNonNull(processor);
            announced.begin();
            try {
                adapter.service(request, response);
            } finally {
                announced.body.swallow();
            }
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return adapter.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent event)
                throws Exception {
            return adapter.asyncDispatch(request, response, event);
        }

        @Override
        public void log(Request request, Response response, long time) {
            adapter.log(request, response, time);
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            adapter.checkRecycled(request, response);
        }

        @Override
        public String getDomain() {
            return adapter.getDomain();
        }
    }
}
