package org.recoupe.newsroom;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what is said to the database while pages are served; what clocks and listeners say beside it does not count. */
@TestComponent
public class CountedStatements implements BeanPostProcessor {
    private static final String SERVING = "-exec-";
    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    /** What was said since the last time. */
    static List<String> take() {
        var said = new ArrayList<>(SAID);
        SAID.clear();
        return said;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source) || !name.equals("dataSource")) return bean;
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return heard(Connection.class, super.getConnection(), "");
            }
        };
    }

    private static <T> T heard(Class<T> type, T speaker, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    try {
                        if (method.getName().startsWith("execute")
                                && Thread.currentThread().getName().contains(SERVING))
                            SAID.add(sql.isEmpty() && given != null ? String.valueOf(given[0]) : sql);
                        var answer = method.invoke(speaker, given);
                        if (answer instanceof PreparedStatement prepared)
                            return heard(PreparedStatement.class, prepared, String.valueOf(given[0]));
                        return answer instanceof Statement statement ? heard(Statement.class, statement, "") : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
