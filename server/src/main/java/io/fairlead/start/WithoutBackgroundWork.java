package io.fairlead.start;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Leaves the server's parts at rest: they can be used, and do nothing by themselves. A command that
 * runs beside a server would else take over work that it does not stay to finish, or for which it
 * lacks the settings.
 */
final class WithoutBackgroundWork
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory()
                .registerSingleton(
                        AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
                        new NoLifecycle());
        context.addBeanFactoryPostProcessor(
                factory ->
                        ((BeanDefinitionRegistry) factory)
                                .removeBeanDefinition(
                                        TaskManagementConfigUtils
                                                .SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME));
    }

    private static final class NoLifecycle extends DefaultLifecycleProcessor {

        @Override
        public void onRefresh() {
            // nothing starts
        }
    }
}
