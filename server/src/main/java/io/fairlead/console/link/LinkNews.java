package io.fairlead.console.link;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.fairlead.link.Link;
import io.fairlead.link.LinkId;
import io.fairlead.session.Timelines;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells pages that show a link when something has happened to it. One look every two seconds is for
 * all of a node's pages, and there is none while no page is open.
 */
@Component
class LinkNews {

    private static final int MOST_PAGES = 200;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Timelines timelines;
    private final List<Page> pages = new CopyOnWriteArrayList<>();

    LinkNews(Timelines timelines) {
        this.timelines = timelines;
    }

    /** A page that is open somewhere. */
    private static final class Page {

        private final PartnerId partner;
        private final LinkId link;
        private final SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        private long known;

        Page(Link shown, long known) {
            this.partner = shown.partner();
            this.link = shown.id();
            this.known = known;
        }
    }

    /** A stream of server-sent events, {@code changed} each; it ends after ten minutes. */
    SseEmitter follow(Link link) {
        if (pages.size() >= MOST_PAGES) {
            throw Problem.OVERLOADED.exception();
        }
        var known = timelines.sizes(link.partner(), List.of(link.id()));
        var page = new Page(link, known.getOrDefault(link.id(), 0L));
        page.emitter.onCompletion(() -> pages.remove(page));
        page.emitter.onTimeout(page.emitter::complete);
        page.emitter.onError(_ -> pages.remove(page));
        pages.add(page);
        return page.emitter;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void look() {
        pages.stream()
                .collect(groupingBy(page -> page.partner, mapping(page -> page.link, toSet())))
                .forEach((partner, links) -> tell(partner, timelines.sizes(partner, links)));
    }

    private void tell(PartnerId partner, Map<LinkId, Long> sizes) {
        pages.stream()
                .filter(page -> page.partner.equals(partner))
                .forEach(page -> tell(page, sizes.getOrDefault(page.link, 0L)));
    }

    private void tell(Page page, long size) {
        if (size == page.known) {
            return;
        }
        page.known = size;
        try {
            page.emitter.send(SseEmitter.event().name("changed").data(size));
        } catch (IOException | IllegalStateException _) {
            // Whoever has closed the page is not told any more.
            pages.remove(page);
        }
    }
}
