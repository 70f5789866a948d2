# Images of Undertone.
#
#   docker build -t undertone:cpu .                  any CPU, amd64 or arm64
#   docker build -t undertone:gpu --target gpu .     NVIDIA, CUDA 12, amd64
#
# Layers, from what changes least to what changes most: system and JRE, native libraries, other people's jars, the model,
# our jars, the archive of classes. A new version of Undertone alone moves the last two, a megabyte and the archive.
# For a build that can be repeated to the bit, give the three images by digest and --build-arg CLASS_ARCHIVE=false: an
# archive is the memory of a run, and no two are equal.

ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
# glibc 2.34 or later: the tokenizer's native library wants it, so no Alpine.
ARG JRE_IMAGE=eclipse-temurin:17-jre
ARG CUDA_IMAGE=nvidia/cuda:12.9.1-cudnn-runtime-ubuntu24.04
# Whether the image holds an archive of classes, for faster starts.
ARG CLASS_ARCHIVE=true

# ---- Jars and native libraries, once for each kind of device.
FROM ${BUILD_IMAGE} AS source
WORKDIR /source
COPY . .

FROM source AS build-cpu
RUN --mount=type=cache,target=/root/.m2/repository docker/build /opt/undertone image

FROM source AS build-gpu
RUN --mount=type=cache,target=/root/.m2/repository docker/build /opt/undertone image,gpu

# ---- What both images share but the system below them.
FROM ${JRE_IMAGE} AS jre

# ---- NVIDIA. Needs the container toolkit on the host: docker run --gpus all
FROM ${CUDA_IMAGE} AS gpu
COPY --from=jre /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:/opt/undertone/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ORT_DISABLE_TELEMETRY=1 \
    UNDERTONE_HTTP_HOST=0.0.0.0 \
    KAFKA_STATE_DIR=/state
RUN mkdir /state && chown 10001:0 /state && chmod 770 /state
COPY --from=build-gpu /opt/undertone/native /opt/undertone/native
COPY --from=build-gpu /opt/undertone/libraries /opt/undertone/libraries
COPY models /opt/undertone/models
COPY docker/undertone docker/healthy docker/java.options /opt/undertone/bin/
COPY --from=build-gpu /opt/undertone/app /opt/undertone/app
WORKDIR /opt/undertone
USER 10001:0
EXPOSE 8080
VOLUME /state
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=3 CMD ["/opt/undertone/bin/healthy"]
ENTRYPOINT ["/opt/undertone/bin/undertone"]
CMD ["run"]

# ---- Any CPU. The last stage is the one that is built when none is asked for.
FROM ${JRE_IMAGE} AS cpu
ENV PATH=/opt/java/openjdk/bin:/opt/undertone/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ORT_DISABLE_TELEMETRY=1 \
    UNDERTONE_HTTP_HOST=0.0.0.0 \
    KAFKA_STATE_DIR=/state
# A number, not a name: Kubernetes can only then see that it is not root. Group 0, as OpenShift gives any user.
RUN mkdir /state && chown 10001:0 /state && chmod 770 /state
COPY --from=build-cpu /opt/undertone/native /opt/undertone/native
COPY --from=build-cpu /opt/undertone/libraries /opt/undertone/libraries
COPY models /opt/undertone/models
COPY docker/undertone docker/healthy docker/java.options /opt/undertone/bin/
COPY --from=build-cpu /opt/undertone/app /opt/undertone/app
WORKDIR /opt/undertone
# By the very JRE and jars of this image; the broker it needs is only lent.
ARG CLASS_ARCHIVE
RUN --mount=type=bind,source=docker/archive,target=/training/archive \
    --mount=type=bind,from=build-cpu,source=/opt/undertone-training,target=/training/quickstart \
    [ "$CLASS_ARCHIVE" != true ] || /training/archive /training/quickstart
USER 10001:0
EXPOSE 8080
VOLUME /state
# The application drains for up to 30 s (undertone.shutdown.drain.limit), so give `docker stop` more: -t 45.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=3 CMD ["/opt/undertone/bin/healthy"]
ENTRYPOINT ["/opt/undertone/bin/undertone"]
CMD ["run"]
