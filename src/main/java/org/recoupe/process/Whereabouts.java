package org.recoupe.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.process.ClaimPath.Alarm;
import org.recoupe.process.ClaimPath.Passage;
import org.recoupe.process.ClaimPath.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a claim is in the models and how it came there. Reads the engine's history; whether one may see the claim is checked before. */
@Service
@Transactional(readOnly = true)
public class Whereabouts {
    private static final String INTAKE = "article-intake";

    // the engine keeps times without zone, as this program's clock shows them; the driver reads them the same way
    private static final String PASSED = """
            select p.id_ run, p.super_process_instance_id_ called_by, p.proc_def_key_ model, d.version_ version, p.start_time_ began,
              p.end_time_ ended, a.act_id_ node, a.start_time_ since, a.end_time_ until, a.assignee_ holder, a.act_inst_state_ = 2 broken
            from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
            left join act_hi_actinst a on a.proc_inst_id_ = p.id_
            where p.business_key_ in (:claim, :article)
            order by p.start_time_, p.id_, a.start_time_, a.sequence_counter_""";

    // a timer is an alarm; a message is work the engine has not yet begun
    private static final String JOBS = """
            select j.process_instance_id_ run, d.act_id_ node, j.type_ = 'timer' timer, coalesce(j.duedate_, j.create_time_) due
            from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            where j.process_instance_id_ in (select id_ from act_hi_procinst where business_key_ in (:claim, :article))""";

    private final JdbcClient sql;
    private final ProcessModels shelf;

    Whereabouts(JdbcClient sql, ProcessModels shelf) {
        this.sql = sql;
        this.shelf = shelf;
    }

    /** @param article the story the claim is in */
    public ClaimPath of(UUID claim, UUID article) {
        var jobs = asked(JOBS, claim, article)
                .query((row, i) -> new Job(
                        row.getString("run"),
                        row.getString("node"),
                        row.getBoolean("timer"),
                        time(row.getTimestamp("due"))))
                .list();
        var runs = new LinkedHashMap<String, Run>();
        var models = new HashMap<String, ProcessModel>();
        asked(PASSED, claim, article).query(row -> {
            var run = runs.get(row.getString("run"));
            if (run == null) {
                run = run(row, models, jobs);
                runs.put(run.id(), run);
            }
            var node = row.getString("node");
            if (node != null) run.passed(node, row);
        });
        return new ClaimPath(told(runs));
    }

    private record Job(
            String run,
            String node,
            boolean timer,
            @Nullable Instant due) {}

    private record Run(
            String id,
            @Nullable String within,
            ProcessModel model,
            Instant began,
            @Nullable Instant ended,
            List<Passage> passages,
            List<Alarm> alarms) {
        void passed(String id, ResultSet row) throws SQLException {
            var node = model.nodes().get(id);
            if (node == null) return;
            passages.add(new Passage(
                    node,
                    Objects.requireNonNull(time(row.getTimestamp("since"))),
                    time(row.getTimestamp("until")),
                    row.getString("holder"),
                    row.getBoolean("broken")));
        }

        Stage stage() {
            return new Stage(id, within, model, began, ended, List.copyOf(passages), List.copyOf(alarms));
        }
    }

    private Run run(ResultSet row, Map<String, ProcessModel> models, List<Job> jobs) throws SQLException {
        var key = row.getString("model");
        var version = row.getInt("version");
        var model = models.computeIfAbsent(
                key + ":" + version, known -> shelf.model(key, version).orElseThrow());
        var id = row.getString("run");
        var run = new Run(
                id,
                row.getString("called_by"),
                model,
                Objects.requireNonNull(time(row.getTimestamp("began"))),
                time(row.getTimestamp("ended")),
                new ArrayList<>(),
                new ArrayList<>());
        for (var job : jobs) {
            var node = model.nodes().get(job.node());
            if (!job.run().equals(id) || node == null || job.due() == null) continue;
            if (job.timer()) run.alarms().add(new Alarm(node, job.due()));
            else run.passages().add(new Passage(node, job.due(), null, null, false));
        }
        return run;
    }

    /** Of the readings of a story only the one that led to this verification: every revision is read anew. */
    private static List<Stage> told(Map<String, Run> runs) {
        var verified = runs.values().stream()
                .filter(run -> !run.model().key().equals(INTAKE))
                .toList();
        var intakes = runs.values().stream()
                .filter(run -> run.model().key().equals(INTAKE))
                .toList();
        var stages = new ArrayList<Stage>();
        var intake = intakes.stream()
                .filter(run -> verified.isEmpty()
                        || !run.began().isAfter(verified.get(0).began()))
                .reduce((first, second) -> second);
        intake.ifPresent(run -> stages.add(run.stage()));
        verified.forEach(run -> stages.add(run.stage()));
        return stages;
    }

    private JdbcClient.StatementSpec asked(String text, UUID claim, UUID article) {
        return sql.sql(text).param("claim", claim.toString()).param("article", article.toString());
    }

    private static @Nullable Instant time(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
