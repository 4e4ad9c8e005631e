package io.loopgrid.kafka;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when {@code spring.kafka.bootstrap-servers} names no broker, in whatever form the property is given. */
final class NoBrokerConfigured implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind("spring.kafka.bootstrap-servers", Bindable.listOf(String.class))
                .map(servers -> servers.stream().allMatch(String::isBlank))
                .orElse(true);
    }
}
