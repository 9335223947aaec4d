# One image for every program of DB Modernizer; MODULE chooses which.
#   mvn -B -Dquick -DskipTests package
#   docker build --build-arg MODULE=provisioner-service -t dbmodernizer/provisioner-service .
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE} AS layers
ARG MODULE
WORKDIR /layers
COPY ${MODULE}/target/${MODULE}-*-exec.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --launcher --destination extracted

FROM ${BASE}
ARG MODULE
LABEL org.opencontainers.image.title="${MODULE}" \
      org.opencontainers.image.description="DB Modernizer: ${MODULE}"
RUN groupadd --system --gid 10001 modernizer \
 && useradd --system --uid 10001 --gid modernizer --home-dir /app --shell /usr/sbin/nologin modernizer \
 && mkdir -p /app /data && chown -R modernizer:modernizer /app /data
WORKDIR /app
COPY --from=layers --chown=modernizer:modernizer /layers/extracted/dependencies/ ./
COPY --from=layers --chown=modernizer:modernizer /layers/extracted/spring-boot-loader/ ./
COPY --from=layers --chown=modernizer:modernizer /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers --chown=modernizer:modernizer /layers/extracted/application/ ./
USER modernizer
VOLUME /data
ENV HEALTH_URL=http://127.0.0.1:8080/actuator/health \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["sh", "-c", "test -z \"$HEALTH_URL\" || wget -q -O /dev/null \"$HEALTH_URL\" || curl -fsS -o /dev/null \"$HEALTH_URL\""]
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
