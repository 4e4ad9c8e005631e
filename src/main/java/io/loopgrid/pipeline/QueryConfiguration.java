package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastInstance;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.States;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.ControlState;
import io.loopgrid.loop.CorrectionState;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.ModelState;
import io.loopgrid.loop.PredictionState;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.ScoresState;
import io.loopgrid.loop.Total;
import io.loopgrid.loop.WindowsState;
import io.loopgrid.query.ControlBook;
import io.loopgrid.query.CorrectionBook;
import io.loopgrid.query.CountBook;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.query.Job;
import io.loopgrid.query.ModelBook;
import io.loopgrid.query.ScoreBook;
import io.loopgrid.query.SignalBook;
import io.loopgrid.query.SimilarityBook;
import io.loopgrid.query.StatusBook;
import io.loopgrid.query.WordBook;
import io.loopgrid.word2vec.WordRow;
import java.lang.management.ManagementFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What others may ask of the running loop. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {
    @Bean
    Job job(HazelcastInstance member, JobKeeper keeper) {
        return new GridJob(member, keeper);
    }

    @Bean(destroyMethod = "close")
    InputLag inputLag(KafkaClients kafka, GridServices grid, PipelineServices pipeline) {
        return new InputLag(kafka.admin(), grid, pipeline.settling());
    }

    @Bean
    StatusBook statusBook(HazelcastInstance member, Job job, InputLag lag, GridServices grid, Replica replica) {
        return new GridStatus(
                member,
                job,
                lag,
                new States<>(grid, Addresses.TOTALS, Total.class),
                replica,
                ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    @Bean
    WordBook wordBook(GridServices grid, Replica replica) {
        return new GridWords(replica, new States<>(grid, Addresses.WORDS, WordRow.class));
    }

    @Bean
    SimilarityBook similarityBook(GridServices grid, Replica replica, WordProperties words) {
        return new GridSimilarity(
                new States<>(grid, Addresses.TOTALS, Total.class),
                new SimilarityGauge(words.readPairs(), replica.words(), words.scoreEvery()));
    }

    @Bean
    CountBook countBook(GridServices grid, LoopSettings settings) {
        return new GridCounts(new States<>(grid, Addresses.WINDOWS, WindowsState.class), settings.windowMillis());
    }

    @Bean
    CorrectionBook correctionBook(GridServices grid) {
        return new GridCorrections(new States<>(grid, Addresses.CORRECTIONS, CorrectionState.class));
    }

    @Bean
    ControlBook controlBook(GridServices grid) {
        return new GridControls(new States<>(grid, Addresses.CONTROLS, ControlState.class));
    }

    @Bean
    FeedDuty feedDuty(HazelcastInstance member) {
        return new GridFeedDuty(member);
    }

    @Bean
    PipelineMeters pipelineMeters(GridServices grid, PipelineServices pipeline, InputLag lag, FeedDuty feeds) {
        return new PipelineMeters(grid, pipeline, lag, new States<>(grid, Addresses.TOTALS, Total.class), feeds);
    }

    @Bean
    SignalBook signalBook(GridServices grid, PipelineServices pipeline) {
        return new GridSignals(
                pipeline.recentSignals(),
                new States<>(grid, Addresses.PREDICTIONS, PredictionState.class),
                new States<>(grid, Addresses.CORRECTIONS, CorrectionState.class));
    }

    @Bean
    ModelBook modelBook(GridServices grid) {
        return new GridModels(grid, new States<>(grid, Addresses.MODELS, ModelState.class));
    }

    @Bean
    ScoreBook scoreBook(GridServices grid, Replica replica, LoopSettings settings) {
        return new GridScores(new States<>(grid, Addresses.SCORES, ScoresState.class), replica, settings);
    }
}
