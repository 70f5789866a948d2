package dev.undertone.stream;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * Forwards a record in the context it came with: topic, partition, offset, timestamp, headers. Outside {@code process()}
 * there is no current node and a punctuator's context has no source position; both are put back here. The only user of
 * the internal context.
 *
 * <p>Threads: the task's stream thread.
 */
final class RecordContexts<K, V> {
    private final InternalProcessorContext<K, V> context;
    private final ProcessorNode<?, ?, ?, ?> node;

    private RecordContexts(InternalProcessorContext<K, V> context) {
        this.context = context;
        this.node = context.currentNode();
    }

    /** Where a record came from: topic, partition, offset, timestamp, headers. */
    static final class Origin {
        private final ProcessorRecordContext context;

        private Origin(ProcessorRecordContext context) {
            this.context = context;
        }
    }

    /** To be called from {@code Processor.init}, where the current node is the processor's own. */
    static <K, V> RecordContexts<K, V> of(ProcessorContext<K, V> context) {
        return new RecordContexts<>((InternalProcessorContext<K, V>) context);
    }

    /** The context of the record in process. */
    Origin current() {
        return new Origin(context.recordContext());
    }

    /** Forwards to all children as if {@code origin} were in process. */
    void forward(Origin origin, Record<K, V> record) {
        ProcessorRecordContext previousContext = context.recordContext();
        ProcessorNode<?, ?, ?, ?> previousNode = context.currentNode();
        context.setRecordContext(origin.context);
        context.setCurrentNode(node);
        try {
            context.forward(record);
        } finally {
            context.setRecordContext(previousContext);
            context.setCurrentNode(previousNode);
        }
    }
}
