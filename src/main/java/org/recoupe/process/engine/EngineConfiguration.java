package org.recoupe.process.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The engine, embedded: the application's connections and transactions, no scripts, no beans but the delegates. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    private static final int THREADS = 3;

    /** After a crash the others take over so late; whoever reads a story of two thousand statements must have done by then, or it is read twice. */
    static final int LOCK_MILLIS = 120_000;

    // no candidate elsewhere: the application's own executor must not be replaced by this one
    @Bean(defaultCandidate = false)
    ThreadPoolTaskExecutor engineThreads() {
        var threads = new ThreadPoolTaskExecutor();
        threads.setCorePoolSize(THREADS);
        threads.setMaxPoolSize(THREADS);
        threads.setQueueCapacity(THREADS);
        threads.setThreadNamePrefix("engine-");
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(10);
        return threads;
    }

    /** @param threads handed in, because one made by a call of the method above would never be initialised */
    @Bean
    SpringJobExecutor jobExecutor(@Qualifier("engineThreads") ThreadPoolTaskExecutor threads) {
        var executor = new SpringJobExecutor();
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        executor.setLockTimeInMillis(LOCK_MILLIS);
        executor.setMaxJobsPerAcquisition(THREADS);
        executor.setWaitTimeInMillis(1_000);
        executor.setMaxWait(5_000);
        return executor;
    }

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    ProcessEngine processEngine(
            DataSource database,
            PlatformTransactionManager transactions,
            JobExecutor jobExecutor,
            List<StepKeeper> keepers,
            ObjectProvider<ProcessEnginePlugin> plugins,
            ApplicationEventPublisher events,
            ListableBeanFactory beans) {
        var delegates = Set.of(beans.getBeanNamesForType(JavaDelegate.class, true, false));
        var configuration = new SpringTransactionsProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setTransactionsExternallyManaged(true);
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setJobExecutor(jobExecutor);
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(visible(delegates, beans));
        configuration.setCustomPreBPMNParseListeners(
                List.of(new ModelGuard(new AllowList(delegates), keepers, events)));
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setRestrictUserOperationLogToAuthenticatedUsers(false);
        configuration.setDefaultNumberOfRetries(3);
        configuration.setIdGenerator(new StrongUuidGenerator());
        withoutWhatIsNotUsed(configuration);
        configuration.setProcessEnginePlugins(plugins.orderedStream().toList());
        var engine = configuration.buildProcessEngine();
        Models.deploy(engine.getRepositoryService());
        return engine;
    }

    /**
     * As a health indicator it is called "engine".
     *
     * @param engine whose jobs they are; must be there before them
     */
    @Bean
    EngineWatch engineHealthIndicator(ProcessEngine engine, JobExecutor jobs, JdbcClient sql) {
        return new EngineWatch(
                jobs, new ClockSkew(sql, () -> ClockUtil.getCurrentTime().toInstant()));
    }

    private static void withoutWhatIsNotUsed(ProcessEngineConfigurationImpl configuration) {
        configuration.setAuthorizationEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setDmnFeelEnableLegacyBehavior(true); // or else its 900 ms of start-up, for nothing
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setTaskMetricsEnabled(false);
    }

    // All that an expression can name. Looked up when called: the delegates need the rules, the rules need the engine.
    private static Map<Object, Object> visible(Set<String> delegates, ListableBeanFactory beans) {
        var visible = new HashMap<Object, Object>();
        for (var name : delegates) {
            visible.put(name, (JavaDelegate)
                    execution -> beans.getBean(name, JavaDelegate.class).execute(execution));
        }
        return visible;
    }
}
