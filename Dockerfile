# One image for every program of DB Modernizer; MODULE chooses which:
#   mvn -B -Dquick -DskipTests -pl modernize-cli -am package
#   docker build --build-arg MODULE=provisioner-service -t dbmodernizer/provisioner-service .
# BASE needs Java 17 or newer, bash (the health check) and useradd, as Debian and Ubuntu have them.
ARG BASE=eclipse-temurin:17-jre

FROM ${BASE} AS layers
ARG MODULE
WORKDIR /layers
COPY ${MODULE}/target/${MODULE}-*-exec.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --launcher --destination extracted

FROM ${BASE}
ARG MODULE
# Where the health check looks. An empty port: the program serves nothing; an empty path: whether it listens is enough.
ARG HEALTH_PORT=8080
ARG HEALTH_PATH=/actuator/health
LABEL org.opencontainers.image.title="${MODULE}" \
      org.opencontainers.image.description="DB Modernizer: ${MODULE}"
RUN groupadd --system --gid 10001 modernizer \
 && useradd --system --uid 10001 --gid modernizer --home-dir /app --shell /usr/sbin/nologin modernizer \
 && mkdir /app /data /certificates \
 && chown modernizer:modernizer /data /certificates
COPY docker/healthcheck /usr/local/bin/healthcheck
WORKDIR /app
# What changes least comes first. The program cannot change itself: all of it belongs to root.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
USER modernizer
VOLUME /data
# A container is reached by its own address; which of its ports are published is up to whoever runs it. A service lets
# nobody in until DBMODERNIZER_ACCESS_MODE says how callers show who they are.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    HEALTH_PORT=${HEALTH_PORT} \
    HEALTH_PATH=${HEALTH_PATH}
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=90s --retries=6 CMD ["healthcheck"]
# More options for the JVM: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "org.springframework.boot.loader.launch.JarLauncher"]
