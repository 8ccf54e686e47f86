# One container, no root: everything that must survive is in the volume /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/Workspace/Workspace.csproj -c Release -o /app --nologo && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=app:app /data /data
USER app
ENV WORKSPACE_DATA=/data WORKSPACE_LISTEN=http://0.0.0.0:5080 WORKSPACE_LOGS=json
VOLUME /data
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s CMD ["dotnet", "Workspace.dll", "health"]
ENTRYPOINT ["dotnet", "Workspace.dll"]
