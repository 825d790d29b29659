package io.fairlead.shared.work;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The threads of all {@code @Scheduled} methods: enough of them that a method that waits for the
 * database delays no other. A method that waits for anything slower starts threads of its own.
 */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    private static final int THREADS = 8;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("scheduling-");
        scheduler.setPoolSize(THREADS);
        scheduler.setVirtualThreads(true);
        return scheduler;
    }
}
